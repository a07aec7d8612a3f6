import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/index.ts';

const outcome = (step: string, previous: readonly string[] = [], problem: string | null = null): string =>
  checkStep({ problem, previous, step }).outcome;

describe('steps as they are typed below a problem', () => {
  const solve = 'Solve $2(x + 3) = 16$.';

  it.each([
    ['$2x + 6 = 16$', [], solve, 'proved'],
    ['$2x = 12$', ['$2x + 6 = 16$'], solve, 'refuted'],
    ['So $2x = 10$', ['$2x + 6 = 16$'], solve, 'proved'],
    ['$2x = 12$', ['$2x + 6 = 16$'], 'Ann has some pens: $2(x + 3) = 16$. She loses one. Find $x$.', 'undecided'],
    ['$2x = 12$', ['With the pen she lost $2x + 6 = 16$'], solve, 'undecided'],
    ['$x = 2$ or $x = 4$', ['$x^2 - 5x + 6 = 0$'], 'Find all real solutions of\n\n$$x^2-5x+6=0$$', 'refuted'],
  ])('%s after %o is judged by what the problem says', (step, previous, problem, expected) => {
    expect(outcome(step, previous, problem)).toBe(expected);
  });
});

describe('rows that go on from the row before', () => {
  const first = '(x + 3)^2 - x^2 &= x^2 + 6x + 9 - x^2';

  it.each([
    ['&= 6x + 9', [first], 'proved'],
    ['&= 6x + 10', [first], 'refuted'],
    ['&= 3(2x + 9)', [first, '&= 6x + 9'], 'refuted'],
    ['= 5 \\cdot 4', ['A = l w'], 'undecided'],
    ['= 20', [], 'undecided'],
    ['= 4a', ['The area of the square is not known'], 'undecided'],
  ])('%s after %o', (step, previous, expected) => {
    expect(outcome(step, previous)).toBe(expected);
  });

  it('go on from the formula of the problem when they come first', () => {
    expect(outcome('$= 6x + 9$', [], 'Expand $(x + 3)^2 - x^2$.')).toBe('proved');
    expect(outcome('$= 6x + 8$', [], 'Expand $(x + 3)^2 - x^2$.')).toBe('refuted');
  });
});

import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/index.ts';

const problem = 'Find all real solutions of $x^2 - 5x + 6 = 0$.';

function outcome(step: string, ...previous: string[]): string {
  return checkStep({ problem, previous, step }).outcome;
}

describe('a choice of relations that words give', () => {
  it.each(['$x - 2 = 0$ or $x - 3 = 0$', '$2x = 4$ or $2x = 6$', '$x - 2 = 0$, or $x = 3$'])(
    'is not read as all of them: %s',
    (step) => {
      expect(outcome(step)).toBe('proved');
      expect(outcome(step, '$x^2 - 5x + 6 = (x - 2)(x - 3)$')).toBe('proved');
    },
  );

  it.each(['$x - 2 = 0$ or $x - 4 = 0$', '$2x = 4$ or $2x = 8$'])('is refuted where a solution is lost: %s', (step) => {
    expect(outcome(step)).toBe('refuted');
  });

  it('is not joined where words say that both hold', () => {
    expect(outcome('$x - 2 = 0$ and $x - 3 = 0$')).not.toBe('proved');
  });
});

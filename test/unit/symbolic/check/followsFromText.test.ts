import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcomes(problem: string, step: string, previous: readonly string[] = []): readonly string[] {
  return checkStep({ problem, previous, step }).findings.map(({ outcome }) => outcome);
}

interface Twins {
  readonly problem?: string;
  readonly before?: readonly string[];
  readonly right: string;
  readonly wrong: string;
}

const twins: readonly Twins[] = [
  {
    problem: 'The quadratic $ax^2 + 8x + 4 = 0$ has only one solution. Find $a$.',
    right: 'Therefore, $8^2 - 4 \\cdot a \\cdot 4 = 0$, so $a=4$.',
    wrong: 'Therefore, $8^2 + 4 \\cdot a \\cdot 4 = 0$, so $a=5$.',
  },
  {
    problem: 'If $x$ and $y$ are positive, find $x+y$.',
    before: ['We have $(x+y)^2 = 144$.'],
    right: 'So $x + y = 12$.',
    wrong: 'So $x + y = 14$.',
  },
  {
    right: 'Doubling 11 gives $22 \\equiv 10$, and so it goes on modulo 12.',
    wrong: 'Doubling 11 gives $22 \\equiv 11$, and so it goes on modulo 12.',
  },
  { before: ['We have $\\log_x 81=4$.'], right: 'That is, $x^4=81$.', wrong: 'That is, $4^x=81$.' },
  {
    before: ['Let $x= \\log_{\\sqrt{6}}(216\\sqrt{6})$.'],
    right: 'So $(\\sqrt{6})^x = 216\\sqrt{6}$.',
    wrong: 'So $6^x = 216\\sqrt{6}$.',
  },
  { before: ['Then $8^{3n}=8^{6}$.'], right: 'So $n=\\boxed{2}$.', wrong: 'So $n=\\boxed{3}$.' },
  {
    before: ['Here $f(2i)=(2i)^2=-4$.'],
    right: 'So $f(f(f(2i)))=f(f(-4))$.',
    wrong: 'So $f(f(f(2i)))=f(f(4))$.',
  },
  {
    before: ['Here $f(2)=5$ and $f(5) = 7$.'],
    right: 'So $f(f(2))=7$.',
    wrong: 'So $f(f(2))=5$.',
  },
  {
    problem: 'The equation $x^3 - 9x^2 + 8x + 2 = 0$ has three real roots $p$, $q$, $r$.',
    right: 'By Vieta, $p+q+r = 9$ and $pqr = -2$.',
    wrong: 'By Vieta, $p+q+r = -9$ and $pqr = 2$.',
  },
  {
    problem: 'Let $r$ and $s$ be the roots of $x^2-5x+6=0$.',
    right: 'So $r^2 + s^2 = 13$.',
    wrong: 'So $r^2 + s^2 = 19$.',
  },
  {
    right: 'Therefore, $-12x^2 + 3x - 5 = 0$ has no real roots.',
    wrong: 'Therefore, $-12x^2 + 3x + 5 = 0$ has no real roots.',
  },
  { right: 'Then $5x + 7x = 360$ or $12x = 360$ or $x=30$.', wrong: 'Then $5x + 7x = 360$ or $12x = 360$ or $x=36$.' },
  {
    before: ['So $x^2+x-506=0$.'],
    right: 'The positive solution is $x=22$.',
    wrong: 'The positive solution is $x=23$.',
  },
  { before: ['Together $14+22+36=72$.'], right: 'Dividing by 3 yields $24$.', wrong: 'Dividing by 3 yields $26$.' },
  { before: ['Together $14+22+36=72$.'], right: 'Adding 5 gives 77.', wrong: 'Adding 5 gives 76.' },
  {
    before: ['We have $\\frac{x^2-1}{x-1}$.'],
    right: 'This simplifies to $x+1$.',
    wrong: 'This simplifies to $x-1$.',
  },
  {
    right: 'They are 3, 4, 5, and 6, for a total of $4$.',
    wrong: 'They are 3, 4, 5, and 6, for a total of $5$.',
  },
  {
    right: 'There are 4 possibilities: 112, 132, 212, and 232.',
    wrong: 'There are 5 possibilities: 112, 132, 212, and 232.',
  },
  {
    right: 'The decimal representation of $\\frac{3}{13}$ is $0.\\overline{230769}$.',
    wrong: 'The decimal representation of $\\frac{3}{13}$ is $0.\\overline{230796}$.',
  },
  { right: 'It is a grid of $9\\times9$, a total of $81$.', wrong: 'It is a grid of $9\\times9$, a total of $18$.' },
];

describe('what follows from the text before a step', () => {
  it.each(twins.map((twin) => [twin.right, twin] as const))('%s is proved, its false twin is not', (_, twin) => {
    const { problem = 'A problem.', before = [], right, wrong } = twin;
    expect(outcomes(problem, right, before)).toContain('proved');
    expect(outcomes(problem, right, before)).not.toContain('refuted');
    expect(outcomes(problem, wrong, before)).not.toContain('proved');
  });

  it('names an equation without stating it', () => {
    expect(outcomes('A problem.', 'Therefore, $-12x^2 + 3x - 5 = 0$ has no real roots.')).toEqual(['proved']);
  });

  it('takes nothing for shown because a step says it twice', () => {
    expect(outcomes('A problem.', 'We get $x = 3$. So again $x = 3$, and $2x = 6$.')).toEqual([
      'undecided',
      'undecided',
      'proved',
    ]);
  });

  it('does not count a list that was cut', () => {
    expect(outcomes('A problem.', 'They are $1$, $2$, $\\ldots$, and $9$, for a total of $4$.')).toEqual([]);
  });
});

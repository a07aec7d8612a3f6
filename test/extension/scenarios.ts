/** A document with a derivation that has one wrong step, and what a person does with it. Lines are counted from 1. */
export interface CheckScenario {
  readonly title: string;
  readonly file: string;
  /** Right steps, as they stand on their lines. */
  readonly right: readonly RegExp[];
  readonly wrong: { readonly line: number; readonly column: number; readonly shown: RegExp; readonly repaired: RegExp };
  /** A wrong step, typed at the end of a line. */
  readonly typed: { readonly after: number; readonly keys: string; readonly shown: RegExp };
}

export const CHECK_SCENARIOS: readonly CheckScenario[] = [
  {
    title: 'a numbered list in Markdown',
    file: 'algebra.md',
    right: [/3x = 16 \+ 5\$.*✓ verified/, /3x = 21\$.*✓ verified/],
    wrong: { line: 13, column: 6, shown: /x = 8\$.*✗ refuted/, repaired: /x = 7\$.*✓ verified/ },
    typed: { after: 12, keys: '$x = 9$', shown: /x = 9\$.*✗ refuted/ },
  },
  {
    title: 'aligned lines in LaTeX',
    file: 'calculus.tex',
    right: [/\(x \+ 3\)\^2 &= x\^2 \+ 6x \+ 9.*✓ verified/],
    wrong: { line: 13, column: 16, shown: /x\(x \+ 6\) \+ 10.*✗ refuted/, repaired: /✓ verified/ },
    typed: { after: 12, keys: ' &= x^2 + 6x + 12 \\\\', shown: /x\^2 \+ 6x \+ 12.*✗ refuted/ },
  },
];

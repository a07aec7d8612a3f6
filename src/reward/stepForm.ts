/** What a step's text looks like, whatever it says: cheap signs of how much in it can be wrong. */
export interface StepForm {
  /** Characters. */
  readonly length: number;
  /** LaTeX commands in ten characters. */
  readonly commands: number;
  /** Equals signs. */
  readonly equations: number;
  /**
   * The share of its numbers that stand neither in the problem nor in a step before; 0 where it has no number or the
   * problem is not known.
   */
  readonly newNumbers: number;
}

const NUMBER = /(?<![A-Za-z_\d])\d[\d,]*(?:\.\d+)?/g;

function numbersIn(text: string): number[] {
  return [...text.matchAll(NUMBER)].map(([digits]) => Number(digits.replaceAll(',', '')));
}

function occurrences(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** The form of each step of a derivation, in time linear in its text. */
export function stepForms(problem: string | undefined, texts: readonly string[]): readonly StepForm[] {
  const seen = new Set(numbersIn(problem ?? ''));
  return texts.map((text) => {
    const numbers = numbersIn(text);
    const unseen = numbers.filter((number) => !seen.has(number)).length;
    for (const number of numbers) seen.add(number);
    const length = Math.max(1, text.length);
    return {
      length,
      commands: (10 * occurrences(text, '\\')) / length,
      equations: occurrences(text, '='),
      newNumbers: problem === undefined || numbers.length === 0 ? 0 : unseen / numbers.length,
    };
  });
}

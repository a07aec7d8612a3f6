import { ALWAYS, NUMBER_WORDS } from './wordLists.ts';

/** Two numbers written with rounding are the same. */
export function alike(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
}

/** Numbers of two words: `twenty-eight`, `three hundred`. */
function compounds(words: readonly string[]): number[] {
  return words.flatMap((word, place) => {
    const [one, other] = [NUMBER_WORDS.get(word)?.[0], NUMBER_WORDS.get(words[place + 1] ?? '')?.[0]];
    if (one === undefined || other === undefined) return [];
    if (other === 100 || other === 1000 || other === 1e6) return [one * other];
    return one >= 20 && one % 10 === 0 && other < 10 ? [one + other] : [];
  });
}

/** The numbers a problem gives: in digits, as words, as percentages, and those anyone may use. */
export class GivenNumbers {
  private readonly values: readonly number[];
  private readonly percents: readonly number[];

  constructor(problem: string) {
    const text = problem.replace(/(?<=\d),(?=\d{3})/g, '');
    const digits = (text.match(/\d+(?:\.\d+)?|(?<!\d)\.\d+/g) ?? []).map(Number);
    const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
    this.values = [...digits, ...words.flatMap((word) => NUMBER_WORDS.get(word) ?? []), ...compounds(words), ...ALWAYS];
    const percents = [...text.matchAll(/(\d+(?:\.\d+)?|(?<!\d)\.\d+)\s*(?:%|percent)/gi)];
    this.percents = percents.map((match) => Number(match[1]));
  }

  /** Whether the problem itself gives this number. */
  has(value: number): boolean {
    return this.values.some((given) => alike(given, value));
  }

  /** A decimal that only restates a percentage of the problem, written out: `20 / 100`, `(100 - 20) / 100`. */
  percentage(value: number): string | null {
    for (const percent of this.percents) {
      if (alike(percent / 100, value)) return `${percent} / 100`;
      if (alike(1 - percent / 100, value)) return `(100 - ${percent}) / 100`;
      if (alike(1 + percent / 100, value)) return `(100 + ${percent}) / 100`;
    }
    return null;
  }

  /** A number that is what a percentage of the problem leaves of a hundred. */
  complement(value: number): string | null {
    const percent = this.percents.find((given) => alike(100 - given, value));
    return percent === undefined ? null : `(100 - ${percent})`;
  }
}

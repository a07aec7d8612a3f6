const WORD = /\\[a-z]+|[\p{L}_]+|\d+(?:\.\d+)?|[^\s\p{L}\p{N}.,;:!?'"()$]/giu;

/** The words, numbers and signs of a text in lower case, punctuation left out. */
export function wordsOf(text: string): readonly string[] {
  return (text.replace(/(?<=\d),(?=\d{3})/g, '').match(WORD) ?? []).map((word) => word.toLowerCase());
}

/** The runs of `size` words in a text; a shorter text is one run. */
export function ngramsOf(text: string, size: number): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length <= size) return new Set([words.join(' ')]);
  return new Set(words.slice(size - 1).map((_, start) => words.slice(start, start + size).join(' ')));
}

/** Shared runs by all runs of two sets, 0 to 1 (Jaccard). */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((run) => other.has(run)).length;
  return shared / (one.size + other.size - shared);
}

/** A token of plain text with its offsets there. */
export interface PlainToken {
  readonly kind: 'number' | 'operator' | 'open' | 'close' | 'letter' | 'word' | 'relation' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<number>(?:\\?\$\s?)?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: 000)+|\d+)(?:\.\d+)?(?:%|!(?=\s*[-+*/×÷=)]))?|\\?\$?\.\d+%?)|(?<relation><=|>=|=|≈|≤|≥|<|>)|(?<operator>\\(?:times|cdot|div)(?![a-zA-Z])|\*\*|[-+*/^×÷·−–]|(?<=[\d)]\s?)[xX](?=\s?[\d($.]))|(?<open>\()|(?<close>\))|(?<word>[A-Za-z]{2,}(?:'[a-z]+)?)|(?<letter>[A-Za-z])|(?<other>\\[a-zA-Z]+|\S)/g;

const KINDS = ['number', 'relation', 'operator', 'open', 'close', 'word', 'letter'] as const;

/** Splits plain text into numbers (with money and percent signs), operators, words and the rest. */
export function plainTokens(text: string): readonly PlainToken[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? 'other';
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

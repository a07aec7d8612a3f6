import type { PlainClaim } from './plainClaims.ts';

const NUMBER = String.raw`(?:\\?\$\s?)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)`;
/** A first number that no other operation takes in. */
const FIRST = String.raw`(?<!(?:plus|minus|times|by|[-+*/×x])\s|\d[,.]?)${NUMBER}`;
const IS = String.raw`\s*(?:is|equals|=|are|gives|makes)\s*`;
/** Nothing follows that would make the number longer or a part of a calculation. */
const ALONE = String.raw`(?![\d/*+]|[.,]\d|\s?[-*/+x])`;
const NOUN = String.raw`(?:\s+(?!of\b|is\b|are\b)[a-z]+)?`;

const PHRASES: readonly (readonly [RegExp, (a: string, b: string, c: string, d: string) => string])[] = [
  [
    new RegExp(String.raw`${NUMBER}\s?(?:%|percent)\s+of\s+(?:the\s+)?${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c) => `${a}/100 * ${b} = ${c}`,
  ],
  [
    new RegExp(String.raw`(?<![\d/.$])(\d+)\/(\d+)\s+of\s+(?:the\s+)?${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c, d) => `${a}/${b} * ${c} = ${d}`,
  ],
  [
    new RegExp(String.raw`\bhalf\s+of\s+(?:the\s+)?${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b) => `${a}/2 = ${b}`,
  ],
  [
    new RegExp(String.raw`${FIRST}\s+(?:times|multiplied\s+by)\s+${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c) => `${a} * ${b} = ${c}`,
  ],
  [
    new RegExp(String.raw`${FIRST}\s+divided\s+by\s+${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c) => `${a} / ${b} = ${c}`,
  ],
  [
    new RegExp(String.raw`${FIRST}\s+plus\s+${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c) => `${a} + ${b} = ${c}`,
  ],
  [
    new RegExp(String.raw`${FIRST}\s+minus\s+${NUMBER}${NOUN}${IS}${NUMBER}${ALONE}`, 'gi'),
    (a, b, c) => `${a} - ${b} = ${c}`,
  ],
];

/** Arithmetic said in words: `20% of 50 is 10`, `half of 30 is 15`, `6 times 7 is 42`. */
export function findPhrases(text: string): readonly PlainClaim[] {
  return PHRASES.flatMap(([pattern, write]) =>
    [...text.matchAll(pattern)].map((match) => {
      const [a = '', b = '', c = '', d = ''] = match.slice(1).map((part) => part.replaceAll(',', ''));
      return {
        start: match.index,
        end: match.index + match[0].length,
        mathematics: write(a, b, c, d),
        nouns: { left: [], right: [] },
      };
    }),
  );
}

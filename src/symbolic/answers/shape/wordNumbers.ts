const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = new Map([
  ['hundred', 100n],
  ['thousand', 1_000n],
  ['million', 1_000_000n],
  ['billion', 1_000_000_000n],
  ['trillion', 1_000_000_000_000n],
]);
const OTHERS = new Map([
  ['dozen', 12n],
  ['fourty', 40n],
]);

function valueOf(word: string): bigint | null {
  const small = SMALL.indexOf(word);
  if (small >= 0) return BigInt(small);
  const ten = TENS.indexOf(word);
  if (ten >= 0) return BigInt(20 + 10 * ten);
  return OTHERS.get(word) ?? null;
}

/** Whether a lower-case word is a numeral (`five`, `hundred`). */
export function isNumberWord(word: string): boolean {
  return valueOf(word) !== null || SCALES.has(word);
}

const FRACTIONS = new Map([
  ['half', 2n],
  ['halves', 2n],
  ['third', 3n],
  ['thirds', 3n],
  ['quarter', 4n],
  ['quarters', 4n],
  ['fourth', 4n],
  ['fourths', 4n],
  ['fifth', 5n],
  ['fifths', 5n],
  ['sixth', 6n],
  ['sixths', 6n],
  ['eighth', 8n],
  ['eighths', 8n],
  ['tenth', 10n],
  ['tenths', 10n],
]);

/** A number written in words: `forty-two`, `two thirds`, `three and a half`; as numerator and denominator, or null. */
export function readWordNumber(text: string): readonly [bigint, bigint] | null {
  const counted = readCounted(text.toLowerCase());
  if (counted) return counted;
  const lower = text.toLowerCase().replace(/[-–]/g, ' ').trim();
  const [whole, part] = lower.split(/\s+and\s+(?=\w+\s+\w+$)/);
  const fraction = part === undefined ? null : readFraction(wordsOf(part));
  const units = fraction && fraction[1] > 1n ? readCardinal(wordsOf(whole ?? '')) : null;
  if (fraction && units !== null) return [units * fraction[1] + fraction[0], fraction[1]];
  return readFraction(wordsOf(lower));
}

/** `2.5 million`, `3 dozen`: a number in digits that counts what a word says. */
function readCounted(text: string): readonly [bigint, bigint] | null {
  const [, sign = '', digits, fraction = '', word = ''] =
    /^\s*(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s+([a-z]+)\s*$/.exec(text) ?? [];
  const scale = word === 'dozen' ? 12n : SCALES.get(word);
  if (digits === undefined || scale === undefined) return null;
  const value = BigInt(digits.replaceAll(',', '') + fraction) * scale;
  return [sign === '-' ? -value : value, 10n ** BigInt(fraction.length)];
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '' && word !== 'and');
}

function readFraction(words: readonly string[]): readonly [bigint, bigint] | null {
  const denominator = FRACTIONS.get(words.at(-1) ?? '');
  if (denominator === undefined) return withDenominator(readCardinal(words), 1n);
  const head = words.slice(0, -1);
  return withDenominator(head.length === 0 || head.join() === 'a' ? 1n : readCardinal(head), denominator);
}

function withDenominator(value: bigint | null, denominator: bigint): readonly [bigint, bigint] | null {
  return value === null ? null : [value, denominator];
}

function readCardinal(words: readonly string[]): bigint | null {
  if (words[0] === 'minus' || words[0] === 'negative') return negated(readCardinal(words.slice(1)));
  let total = 0n;
  let group = 0n;
  for (const word of words[0] === 'a' && words.length > 1 ? ['one', ...words.slice(1)] : words) {
    const scale = SCALES.get(word);
    const value = valueOf(word);
    if (scale === 100n) group = (group === 0n ? 1n : group) * 100n;
    else if (scale !== undefined) [total, group] = [total + (group === 0n ? 1n : group) * scale, 0n];
    else if (word === 'dozen') group = (group === 0n ? 1n : group) * 12n;
    else if (value !== null) group += value;
    else return null;
  }
  return words.length === 0 ? null : total + group;
}

function negated(value: bigint | null): bigint | null {
  return value === null ? null : -value;
}

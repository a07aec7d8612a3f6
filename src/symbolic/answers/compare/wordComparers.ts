import { plainWords } from '../shape/words.ts';
import type { Comparer } from './context.ts';
import { different, equal } from './outcome.ts';

const SAME: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  'it is true': 'yes',
  'it is false': 'no',
  correct: 'yes',
  incorrect: 'no',
  'no solutions': 'no solution',
  'no real solution': 'no solution',
  'no real solutions': 'no solution',
  'does not exist': 'undefined',
  dne: 'undefined',
};

const NO_SOLUTION =
  /^(?:(?:there (?:is|are)|the (?:equation|system|inequality) has) )?no (?:real |such |possible |integer |valid )*(?:solutions?|roots?|values?|zeros?|numbers?|answers?)(?: exists?)?$|^none(?: exists?)?$/;
const INFINITELY =
  /^(?:there are )?(?:infinitely many|infinite(?: number of)?|an infinite number of)(?: solutions?| values?)?$/;

function meaning(text: string): string {
  const answered = /^\W*(yes|no)[,.;!]/i.exec(text)?.[1]?.toLowerCase();
  if (answered !== undefined) return answered;
  const words = plainWords(text).replace(/^(?:the (?!equation|system|ineq)|a |an (?!infinite))/, '');
  if (NO_SOLUTION.test(words)) return 'no solution';
  if (INFINITELY.test(words)) return 'infinitely many';
  return Object.hasOwn(SAME, words) ? (SAME[words] ?? words) : words;
}

function isInfinity(words: string, negative: boolean): boolean {
  return negative
    ? /^(?:negative|minus) infinity$/.test(words)
    : /^(?:infinitely many|(?:positive |plus )?infinity)$/.test(words);
}

/** What a short sentence says of its subject: `the graph is an ellipse` answers `ellipse`. */
function predicate(text: string): string | null {
  const parts = plainWords(text).split(/\b(?:is|are)\b/);
  const [subject = '', said = ''] = parts;
  const plain =
    parts.length === 2 && /^(?:the |this |that |it |they )/.test(`${subject.trim()} `) && said.trim() !== '';
  return plain ? said.trim().replace(/^(?:called |known as )?(?:an? |the )?/, '') : null;
}

/** Compares words by their letters, `yes` and `true` as one. */
export const compareWords: Comparer = (a, b) => {
  if (a.kind !== 'words') return null;
  if (b.kind === 'words') return sameWords(a.text, b.text);
  if (b.kind !== 'expression') return null;
  if (/^none$/i.test(plainWords(a.text)) && /^0$/.test(b.text.trim())) return equal('none is zero');
  const infinite = /^([-+]?)\s*\\infty$/.exec(b.text.trim())?.[1];
  if (infinite !== undefined && isInfinity(meaning(a.text), infinite === '-')) return equal('both infinite');
  return sameText(letters(a.text), letters(b.text));
};

/** A word on one side may be what the sentence on the other says; two sentences are compared whole. */
function sameWords(a: string, b: string): ReturnType<typeof equal> {
  const [left, right] = [predicate(a), predicate(b)];
  if (left !== null && right === null && meaning(left) === meaning(b)) return equal('the same words');
  if (right !== null && left === null && meaning(a) === meaning(right)) return equal('the same words');
  return sameText(meaning(a), meaning(b));
}

/** Two letters that are a word rather than a product. */
const real = new Set(['no', 'on', 'am', 'pm', 'is', 'it', 'do', 'up', 'if', 'or']);

function letters(text: string): string {
  return plainWords(text).replace(/\s/g, '');
}

function sameText(a: string, b: string): ReturnType<typeof equal> {
  const product = /^[a-z]{2}$/.test(a) && a === Array.from(b).reverse().join('') && !real.has(a) && !real.has(b);
  return a === b || product ? equal('the same words') : different(`"${a}" is not "${b}"`);
}

/** Compares multiple-choice letters; a choice with its text also meets the text alone. */
export const compareChoices: Comparer = (a, b, { compare }) => {
  if (a.kind !== 'choice') return null;
  const other = b.kind === 'choice' ? b.letter : loneLetter(b.kind === 'expression' ? b.text : '');
  if (other !== null) return a.letter === other ? equal('the same choice') : different(`${a.letter} is not ${other}`);
  return a.rest ? compare(a.rest, b) : different('a choice is no value');
};

function loneLetter(text: string): string | null {
  return /^\(?([A-Ja-j])\)?$/.exec(text)?.[1]?.toUpperCase() ?? null;
}

/** Compares times of day; without a.m. or p.m. on a side only the clock's face counts. A ratio may look like a time. */
export const compareClocks: Comparer = (a, b, { compare }) => {
  if (a.kind !== 'clock') return null;
  if (b.kind === 'ratio') return compare({ kind: 'ratio', parts: a.text.split(':') }, b);
  if (b.kind !== 'clock') return null;
  if (a.half !== null && b.half !== null && a.half !== b.half) return different('one is a.m., the other p.m.');
  const face = (minutes: number): number => (a.half === null && b.half === null ? minutes : minutes % 720);
  return face(a.minutes) === face(b.minutes) ? equal('the same time') : different(`${a.text} is not ${b.text}`);
};

import { CalculationError } from './tree.ts';

export type Token =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const TOKEN =
  /\s*(?:(\d[\d_]*(?:\.\d+)?(?:e[+-]?\d{1,3})?|\.\d+)|([\p{L}_][\p{L}\p{N}_.]*)|(\*\*|\/\/|[-+*/%^(),[\]×÷·−$]))/uy;
const MEANING: Readonly<Record<string, string>> = {
  '^': '**',
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
};
/** Longer relations are no calculation step of anyone. */
const LIMIT = 500;

function tokenFrom(match: RegExpExecArray): Token {
  const [, number, name, sign = ''] = match;
  if (number !== undefined) return { kind: 'number', text: number.replaceAll('_', '') };
  if (name !== undefined) return { kind: 'name', text: name.replace(/^math\./, '') };
  return { kind: 'sign', text: MEANING[sign] ?? sign };
}

/** Thousands separators inside a number (`1,250`) are no argument separators. */
function withoutSeparators(text: string): string {
  return text.replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (number) => number.replaceAll(',', ''));
}

/** The tokens of a relation's right-hand side. @throws CalculationError at the first character that belongs to none */
export function tokensOf(source: string): readonly Token[] {
  const text = withoutSeparators(source.trim());
  if (text.length > LIMIT) throw new CalculationError('It is too long.');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new CalculationError(`“${text.slice(at, at + 10)}” cannot be read.`);
    if (match[3] !== '$') tokens.push(tokenFrom(match));
  }
  return tokens;
}

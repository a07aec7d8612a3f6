const VECTOR = String.raw`\\(?:mathbf|boldsymbol|bm|hat|vec|widehat|text)\s*\{?\s*\\?([ijk])(?:math)?\s*\}?`;
const TERM = new RegExp(String.raw`\s*([+-]?\s*[^+\-\s]*?)\s*${VECTOR}`, 'y');

/** `2\mathbf{i} - 3\mathbf{j}` as its coordinates `(2, -3)`; other text as it is. */
export function inCoordinates(text: string): string {
  if (!new RegExp(VECTOR).test(text) || !/\\(?:mathbf|boldsymbol|bm|hat|vec|widehat)\s*\{?\s*\\?[jk]/.test(text))
    return text;
  const entries = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    TERM.lastIndex = at;
    const [whole, coefficient = '', axis = ''] = TERM.exec(text) ?? [];
    if (whole === undefined || entries.has(axis)) return text;
    const plain = coefficient.replace(/\s/g, '').replace(/^\+/, '');
    entries.set(axis, plain === '' || plain === '-' ? `${plain}1` : plain);
    at += whole.length;
  }
  const axes = entries.has('k') ? ['i', 'j', 'k'] : ['i', 'j'];
  return `(${axes.map((axis) => entries.get(axis) ?? '0').join(', ')})`;
}

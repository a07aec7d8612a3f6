/** Bodies of the user's macros by name with backslash; a macro with arguments has `#1`, `#2` ... in its body. */
export type MacroTable = Readonly<Record<string, string>>;

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def)(?![A-Za-z])\*?\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*(?:\[(\d)\])?\s*(?=\{)/g;

/** Longer bodies, and more macros, are not taken up: no honest document has them. */
const LONGEST_BODY = 2000;
const MOST_MACROS = 1000;

/**
 * Reads the macros a text defines: `\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareMathOperator` (starred
 * too) and `\def` without parameters. Later definitions win, `\providecommand` yields. Anything else is passed over.
 */
export function readMacros(text: string): MacroTable {
  const table: Record<string, string> = {};
  let count = 0;
  for (const match of text.matchAll(definition)) {
    const name = match[1] ?? match[2];
    const body = readGroup(text, match.index + match[0].length);
    if (name === undefined || body === null || isCommented(text, match.index)) continue;
    const keeps = match[0].startsWith('\\providecommand') && Object.hasOwn(table, name);
    if (keeps || (count += 1) > MOST_MACROS) continue;
    table[name] = match[0].startsWith('\\Declare') ? `\\operatorname{${body}}` : body;
  }
  return table;
}

/** Whether a text may define macros: a quick look at whether reading them is worth while. */
export function mayDefineMacros(text: string): boolean {
  return /\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def)(?![A-Za-z])/.test(text);
}

/** The text inside the braces that open at `at`; null when they do not close within reach. */
export function readGroup(text: string, at: number): string | null {
  let depth = 0;
  const end = Math.min(text.length, at + LONGEST_BODY);
  for (let here = at; here < end; here += 1) {
    const character = text[here];
    if (character === '\\') here += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return text.slice(at + 1, here);
  }
  return null;
}

function isCommented(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return at - start < LONGEST_BODY && /(?:^|[^\\])%/.test(text.slice(start, at));
}

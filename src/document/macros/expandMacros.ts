import { readGroup, type MacroTable } from './readMacros.ts';

const DEEPEST = 20;
const LONGEST = 20_000;
const control = /\\[A-Za-z]+/g;

/**
 * Puts macros' bodies in place of their names, arguments filled in, until none is left. A macro that calls itself, or
 * bodies that grow past a limit, leave the text as it was before the step that went too far; it always ends.
 */
export function expandMacros(latex: string, macros: MacroTable): string {
  let text = latex;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next = expandOnce(text, macros);
    if (next === text || next.length > LONGEST) return text;
    text = next;
  }
  return text;
}

function expandOnce(text: string, macros: MacroTable): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(control)) {
    const name = match[0];
    if (match.index < from || !Object.hasOwn(macros, name) || result.length > LONGEST) continue;
    const filled = fill(text, match.index + name.length, macros[name] ?? '');
    if (filled === null) continue;
    const { body, end } = filled;
    result +=
      text.slice(from, match.index) + (/[A-Za-z]$/.test(body) && /^[A-Za-z]/.test(text.slice(end)) ? `${body} ` : body);
    from = end;
  }
  return result + text.slice(from);
}

/** Takes as many `{..}` arguments (or single characters) as the body names; null when they are not there. */
function fill(text: string, at: number, body: string): { readonly body: string; readonly end: number } | null {
  const count = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map((match) => Number(match[1])));
  const values: string[] = [];
  let end = at;
  while (values.length < count) {
    const start = end + (/^\s*/.exec(text.slice(end, end + 100))?.[0].length ?? 0);
    const group = text[start] === '{' ? readGroup(text, start) : (text[start] ?? '');
    if (group === null || group === '') return null;
    values.push(group);
    end = text[start] === '{' ? start + group.length + 2 : start + 1;
  }
  return { body: body.replace(/#(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? ''), end };
}

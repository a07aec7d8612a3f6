import type { Token } from './tokens.ts';
import { argumentAt, groupEnd } from './tokens.ts';

const names = new Set(
  'sin cos tan sec csc cot sinh cosh tanh arcsin arccos arctan ln log exp operatorname{lcm} operatorname{cis}'
    .split(' ')
    .map((n) => `\\${n}`),
);
const inverses: Readonly<Record<string, Token>> = {
  '\\sin': '\\arcsin',
  '\\cos': '\\arccos',
  '\\tan': '\\arctan',
  '\\cot': '\\arctan',
};
/** `\\cot^{-1} x` lies between 0 and pi, as `\\pi/2 - \\arctan x` does. */
const quarterTurn: readonly Token[] = ['(', '\\frac', '{', '\\pi', '}', '{', '2', '}', '-'];
const stops = new Set([
  '+',
  '-',
  '\\cdot',
  '\\times',
  '\\div',
  '/',
  ',',
  ';',
  ')',
  ']',
  '}',
  '\\}',
  '=',
  '<',
  '>',
  '|',
  '\\rfloor',
  '\\rceil',
  '\\rangle',
  '\\cdots',
  '\\ldots',
  '\\pm',
  '\\mp',
  '&',
  '\\\\',
]);
const prefixes = new Set(['\\frac', '\\sqrt', '\\binom', '\\overline', '\\vec']);

/** Gives each function its argument in parentheses: `\sin x(x+1)` becomes `\sin(x)(x+1)`, `\sin^{-1}x` `\arcsin(x)`. */
export function explicitArguments(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    const token = tokens[k] ?? '';
    k += 1;
    if (!names.has(token)) {
      out.push(token);
      continue;
    }
    const head = [token];
    let turned = false;
    while (tokens[k] === '^' || tokens[k] === '_') {
      const script = scriptAt(tokens, k + 1);
      const inverse = tokens[k] === '^' && script.tokens.join('') === '-1' ? inverses[token] : undefined;
      turned ||= inverse !== undefined && token === '\\cot';
      if (inverse) head[0] = inverse;
      else head.push(tokens[k] ?? '', '{', ...explicitArguments(script.tokens), '}');
      k = script.end;
    }
    const end = argumentEnd(tokens, k);
    const inner = tokens.slice(k, end);
    out.push(...(turned ? quarterTurn : []), ...head);
    if (end > k)
      out.push(...(inner[0] === '(' && groupEnd(inner, 0) === inner.length ? wrap(inner.slice(1, -1)) : wrap(inner)));
    if (turned) out.push(')');
    k = end;
  }
  return out;
}

/** A script: a group, one token, or a fraction with its two arguments. */
function scriptAt(tokens: readonly Token[], start: number): ReturnType<typeof argumentAt> {
  if (tokens[start] !== '\\frac') return argumentAt(tokens, start);
  const end = argumentAt(tokens, argumentAt(tokens, start + 1).end).end;
  return { tokens: tokens.slice(start, end), end };
}

function wrap(inner: readonly Token[]): Token[] {
  return ['(', ...explicitArguments(inner), ')'];
}

/** Where the argument that starts at `start` ends: a group, or a run of juxtaposed factors. */
function argumentEnd(tokens: readonly Token[], start: number): number {
  const first = tokens[start] ?? '';
  if (first === '(' || first === '{' || first === '[') return groupEnd(tokens, start);
  if (first === '|') return barEnd(tokens, start);
  let k = first === '-' || first === '+' ? start + 1 : start;
  for (let count = 0; k < tokens.length; count++) {
    const token = tokens[k] ?? '';
    if (
      stops.has(token) ||
      token.startsWith('\\end{') ||
      (names.has(token) && count > 0) ||
      ((token === '(' || token === '[') && count > 0)
    )
      break;
    if (count > 0 && token === 'd' && /^[a-z]$/.test(tokens[k + 1] ?? '')) break;
    k = factorEnd(tokens, k);
    if (names.has(token)) break;
  }
  return k;
}

function factorEnd(tokens: readonly Token[], start: number): number {
  const token = tokens[start] ?? '';
  let k = start + 1;
  if (names.has(token)) return argumentEnd(tokens, k);
  if (token === '{') k = groupEnd(tokens, start);
  if (prefixes.has(token)) {
    if (tokens[k] === '[') k = groupEnd(tokens, k);
    k = argumentAt(tokens, k).end;
    if (token === '\\frac' || token === '\\binom') k = argumentAt(tokens, k).end;
  }
  while (tokens[k] === '^' || tokens[k] === '_') k = argumentAt(tokens, k + 1).end;
  while (tokens[k] === '!') k += 1;
  return k;
}

function barEnd(tokens: readonly Token[], start: number): number {
  const close = tokens.indexOf('|', start + 1);
  return close < 0 ? tokens.length : close + 1;
}

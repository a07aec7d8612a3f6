import { endOfGroup } from '../extract/brackets.ts';
import { inCoordinates } from './basis.ts';
import { unicodeToLatex } from '../../read/plainText.ts';

const TEXT_COMMANDS =
  /\\(?:textbf|textit|textrm|textsf|texttt|textnormal|mbox|hbox|mathbf|mathit|mathsf|mathtt|mathrm|emph|operatorname|bf|rm)(?=\s*\{(?!\s*[a-z]\s*\}))/g;

/** One spelling for what only changes an answer's look: spacing, sizes, fonts, delimiters, thousands marks. */
export function tidy(answer: string): string {
  const text = unicodeToLatex(joinedThousands(answer.replaceAll('€', '\\euro ').replaceAll('£', '\\pounds ')))
    .replace(/\^([-+]?\d{2,})/g, '^{$1}')
    .replace(/\\(?:left|right|middle|[bB]igg?[lr]?)(?![a-zA-Z])\s*\.?/g, '')
    .replace(/\\(?:text)?color\s*\{[^{}]*\}/g, ' ')
    .replace(
      /\\(?:displaystyle|textstyle|limits|[lL]arge|LARGE|[hH]uge|small|normalsize|nonumber|centering|bullet)(?![a-zA-Z])/g,
      ' ',
    )
    .replace(/(?<!\\)\\(?:[,;:! ]|q?quad(?![a-zA-Z]))|~/g, ' ')
    .replace(/\\lbrace(?![a-zA-Z])/g, '\\{')
    .replace(/\\rbrace(?![a-zA-Z])/g, '\\}')
    .replace(/\\l?lbrack(?![a-zA-Z])/g, '[')
    .replace(/\\rbrack(?![a-zA-Z])/g, ']')
    .replace(/\\degree(?![a-zA-Z])/g, '^\\circ')
    .replace(/\{\s*\}/g, (braces, at: number, whole: string) => (whole[at - 1] === '\\' ? braces : ''))
    .replace(TEXT_COMMANDS, '\\text')
    .replace(/(?<![\d)}.]\s*)\\text\s*\{\s*([A-Za-z])\s*\}/g, ' $1 ')
    .replace(/\\text\s*\{\s*(-?\d[\d.,]*)\s*\}/g, ' $1 ')
    .replace(/\\text\s*\{\s*(-?\d[\d.,\s]*(?:(?:and|or)\s+-?\d[\d.,\s]*)+)\}/g, ' $1 ')
    .replace(/(?<=\d)\s*\((?:[a-z]{3,}[\s-]*)+\)\s*$/i, '')
    .replace(/^\s*\\text\s*\{[^{}]*\banswer\s+is:?\s*\}/i, '')
    .replace(/\\text\s*\{\s*([0-9A-F]+)\s*\}(?=\s*_)/g, '$1')
    .replace(/\\tag\s*\{[^{}]*\}|\\label\s*\{[^{}]*\}/g, '');
  return inCoordinates(trimEnds(withoutRange(trimEnds(withoutCommand(withoutCommand(text, 'boxed'), 'fbox')))));
}

const JOINED = String.raw`\\text\s*\{\s*,?\s*(?:where|for|with)(?: any| some)?\s*\}|\b(?:where|for|with)\b`;
const AMONG_WHOLE_NUMBERS = String.raw`(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{?\s*Z\s*\}?|\\Z|ℤ|Z)`;
const CALLED_WHOLE = String.raw`(?:\\text\s*\{\s*)?\s*is an(?:y)? integer\s*\}?`;
/** An answer, and behind it the letter that is said to be a whole number. */
const RANGE = new RegExp(
  String.raw`^([\s\S]*[^\s,;({])[\s,;({]*(?:${JOINED})?\s*([a-zA-Z])\s*(?:${AMONG_WHOLE_NUMBERS}|${CALLED_WHOLE})[\s)}]*$`,
);

/** `k\pi, k \in \mathbb{Z}` without what says that `k` is a whole number. */
function withoutRange(text: string): string {
  const [, head = '', letter = ''] = RANGE.exec(text) ?? [];
  return head !== '' && new RegExp(`(?<![a-zA-Z\\\\])${letter}(?![a-zA-Z])|\\d${letter}`).test(head) ? head : text;
}

function joinedThousands(text: string): string {
  return text
    .replace(/(\d)\s*\{\s*,\s*\}\s*(?:\\!\s*)?(?=\d{3})/g, '$1,')
    .replace(/(\d)\s*(?:\\!\s*,|,\s*\\!)\s*(?=\d{3})/g, '$1,')
    .replace(/(\d)\\[,:;!]\s*(?=\d{3}(?!\d))/g, '$1')
    .replace(/\\quad(?=[a-z])/g, ' ');
}

function withoutCommand(text: string, name: string): string {
  const at = text.indexOf(`\\${name}{`);
  if (at < 0) return text;
  const open = at + name.length + 1;
  const end = endOfGroup(text, open);
  const inner = text.slice(open + 1, text[end - 1] === '}' ? end - 1 : end);
  return withoutCommand(`${text.slice(0, at)} ${inner} ${text.slice(end)}`, name);
}

function trimEnds(text: string): string {
  return text
    .replace(/^\s*(?:\$+|\\\[|\\\()|(?:(?<!\\)\$+|\\\]|\\\))\s*[.,;]?\s*$/g, '')
    .replace(/^[\s:=]+(?!=)|^\\(?:implies|Rightarrow|therefore)(?![a-zA-Z])/g, '')
    .replace(/(?:\s|(?<!\\)[,;:]|(?<!\.)\.(?!\.)|\\\\)+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text without braces that only group the whole of it. */
export function ungrouped(text: string): string {
  return text.startsWith('{') && endOfGroup(text, 0) === text.length && text.endsWith('}')
    ? ungrouped(text.slice(1, -1).trim())
    : text;
}

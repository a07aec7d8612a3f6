import type { MathSpan } from '../mathSpan.ts';
import { codeSpanEnd } from './codeSpans.ts';
import { InlineHtml } from './inlineHtml.ts';
import { linkTargetEnd } from './linkTarget.ts';
import { Region } from './region.ts';
import { Runs } from './runs.ts';

const BACKTICK = 96;
const rules = { money: true, comments: false };

/** Adds the formulas of one stretch of Markdown text to `into`, past code, HTML, comments and link targets. */
export function readMarkdownText(text: string, start: number, end: number, into: MathSpan[]): void {
  const region = new Region(text, start, end, rules);
  const html = new InlineHtml(text, end);
  let ticks: Runs | null = null;
  let brackets = 0;
  let at = start;
  while (at < end) {
    switch (text[at]) {
      case '\\': {
        const span = region.command(at);
        if (span !== null) into.push(span);
        at = span?.end ?? at + 2;
        break;
      }
      case '$': {
        const span = region.dollars(at);
        if (span !== null) into.push(span);
        at = span?.end ?? runEnd(text, at, end);
        break;
      }
      case '`':
        ticks ??= new Runs(text, start, end, BACKTICK, { escapes: false, comments: false });
        at = codeSpanEnd(text, at, end, ticks);
        break;
      case '<':
        at = html.endOf(at);
        break;
      case '[':
        brackets += 1;
        at += 1;
        break;
      case ']':
        at = brackets > 0 ? linkTargetEnd(text, at, end) : at + 1;
        brackets = Math.max(0, brackets - 1);
        break;
      default:
        at += 1;
    }
  }
}

function runEnd(text: string, at: number, end: number): number {
  let last = at + 1;
  while (last < end && text[last] === '$') last += 1;
  return last;
}

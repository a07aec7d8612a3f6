import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import { textOf } from '../outline/trimSpan.ts';
import { statesClaim } from './claims.ts';
import { stepLabel } from './labels.ts';
import { sentences, textLines } from './sentences.ts';

const joined = /^(?:=|\$\s*=|\\\(\s*=)/;

/**
 * The steps in a paragraph: its lines, when each states something or is labelled "Step k:"; else its sentences that
 * state something, each with the words that lead to it. `all` takes a paragraph without any claim as one step.
 */
export function paragraphSteps(text: string, span: Span, spans: readonly MathSpan[], all: boolean): Span[] {
  const lines = joinLines(textLines(text, span), spans);
  if (lines.some((line) => stepLabel(textOf(text, line)) > 0)) return labelled(text, lines);
  if (lines.length > 1 && lines.every((line) => statesClaim(textOf(text, line)))) return lines;
  const stated = gather(text, sentences(text, span, spans));
  return stated.length === 0 && all ? [span] : stated;
}

/** A formula that goes on over a line's end keeps its lines together. */
function joinLines(lines: readonly Span[], spans: readonly MathSpan[]): Span[] {
  const whole: Span[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const open = last !== undefined && spans.some((math) => math.start < last.end && math.end > last.end);
    if (last !== undefined && open) whole[whole.length - 1] = { start: last.start, end: line.end };
    else whole.push(line);
  }
  return whole;
}

/** Lines from one "Step k:" to the next are one step, without its label. */
function labelled(text: string, lines: readonly Span[]): Span[] {
  const steps: Span[] = [];
  for (const line of lines) {
    const label = stepLabel(textOf(text, line));
    const last = steps.at(-1);
    if (label > 0) steps.push({ start: line.start + label, end: Math.max(line.end, line.start + label) });
    else if (last === undefined) steps.push(line);
    else steps[steps.length - 1] = { start: last.start, end: line.end };
  }
  return steps.filter((step) => step.start < step.end);
}

/** Words that state nothing belong to the next sentence that does, and at the end to the last one. */
function gather(text: string, found: readonly Span[]): Span[] {
  const steps: Span[] = [];
  let start: number | null = null;
  for (const sentence of found) {
    if (!statesClaim(textOf(text, sentence))) start ??= sentence.start;
    else {
      steps.push({ start: start ?? sentence.start, end: sentence.end });
      start = null;
    }
  }
  const last = steps.at(-1);
  const end = found.at(-1)?.end;
  if (start !== null && last !== undefined && end !== undefined && joined.test(text.slice(start, end)))
    steps[steps.length - 1] = { start: last.start, end };
  return steps;
}

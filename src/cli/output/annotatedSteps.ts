import type { Outcome } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { VERDICT_MARKS, type Paint } from './style.ts';

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}

function notes(judged: JudgedStep): string {
  const agreement = judged.evidence.find((item) => item.witness === 'agreement');
  const parts = [
    judged.verdict,
    ...(judged.score === null ? [] : [percent(judged.score)]),
    ...(agreement === undefined ? [] : [`${agreement.agree} of ${agreement.tries} other tries agree`]),
  ];
  return parts.join(', ');
}

/** The symbolic witness's reason, where it is worth a line: the step is refuted. */
function reasonLine(judged: JudgedStep, paint: Paint): string[] {
  const symbolic = judged.evidence.find((item) => item.witness === 'symbolic');
  if (judged.verdict !== 'refuted' || symbolic === undefined) return [];
  return [paint('red', `      ${symbolic.reason}`)];
}

/** A step as lines for people: mark, number, text, verdict; below it why, when it is refuted. */
export function stepLines(judged: JudgedStep, paint: Paint): readonly string[] {
  const { mark, style } = VERDICT_MARKS[judged.verdict];
  const text = judged.step.text.trim().replace(/\s*\n\s*/g, ' ');
  const head = `  ${paint(style, mark)} ${judged.index + 1}. ${text}  ${paint('dim', `[${notes(judged)}]`)}`;
  return [head, ...reasonLine(judged, paint)];
}

function costLine(outcome: Outcome): string {
  const { generatedTokens, milliseconds } = outcome.usage;
  const seconds = milliseconds / 1000;
  if (generatedTokens === 0) return `${seconds.toFixed(2)} s`;
  return `${seconds.toFixed(1)} s, ${generatedTokens} tokens, ${(generatedTokens / seconds).toFixed(1)} tokens/s`;
}

/** A whole outcome as lines for people. */
export function outcomeLines(outcome: Outcome, paint: Paint): readonly string[] {
  return [
    ...outcome.steps.flatMap((judged) => stepLines(judged, paint)),
    ...(outcome.answer === null ? [] : [`  ${paint('bold', `Answer: ${outcome.answer}`)}`]),
    `  ${paint('dim', costLine(outcome))}`,
  ];
}

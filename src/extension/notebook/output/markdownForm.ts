import { stepMarkup } from '../../../document/index.ts';
import { escapeMarkdown } from '../../present/markdownText.ts';
import { scoreText, signOf } from '../../present/verdictWords.ts';
import type { OutputPiece, OutputStep, StepwiseOutput } from './schema.ts';

/** The run as Markdown that any reader of notebooks shows: nothing in it but text, emphasis, a list and formulas. */
export function markdownForm({ title, summary, steps, partial, answer, words }: StepwiseOutput): string {
  const unfinished = partial.length === 0 ? [] : [`${steps.length + 1}. ${piecesMarkdown(partial)} …`];
  const list = [...steps.map(stepLine), ...unfinished].join('\n');
  const end = answer === null ? '' : `**${escapeMarkdown(words.answer)}:** ${piecesMarkdown(answer)}`;
  return [`**${escapeMarkdown(title)}** — ${escapeMarkdown(summary)}`, list, end].filter(Boolean).join('\n\n');
}

function stepLine(step: OutputStep, index: number): string {
  const line = `${index + 1}. ${piecesMarkdown(step.pieces)}`;
  if (step.verdict === null) return line;
  const score = step.score === null ? '' : ` ${scoreText(step.score)}`;
  const label = `${line} — ${signOf(step.verdict)} *${escapeMarkdown(step.word)}*${score}`;
  const refuted = step.findings.find(({ outcome }) => outcome === 'refuted');
  if (step.standing !== 'first-failing' || refuted === undefined) return label;
  const reason = [refuted.reason, refuted.counterexample ?? ''].filter(Boolean).map(escapeMarkdown).join(' ');
  return `${label}\\\n   ${reason}`;
}

function piecesMarkdown(pieces: readonly OutputPiece[]): string {
  return pieces
    .map(({ kind, text }) => (kind === 'math' ? stepMarkup(`$${text}$`, 'markdown') : escapeMarkdown(text)))
    .join('')
    .trim();
}

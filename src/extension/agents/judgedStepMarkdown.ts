import type { DocumentLanguage } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { failureText, repairOf } from '../present/failureText.ts';
import { escapeMarkdown, inlineCode } from '../present/markdownText.ts';
import { scoreText, verdictLabel } from '../present/verdictWords.ts';
import type { Words } from '../words.ts';

/** A judged step as an item of a Markdown list: its text, its verdict in words, and why it failed where it did. */
export function judgedStepMarkdown(judged: JudgedStep, language: DocumentLanguage, t: Words): string {
  const { sign, word } = verdictLabel(judged.verdict, t);
  const score = judged.score === null ? '' : ` ${scoreText(judged.score)}`;
  return `${judged.index + 1}. ${stepText(judged.step.text, language)} — ${sign} **${word}**${score}${why(judged, t)}`;
}

/** A Markdown step keeps its formulas but loads no picture; anything else is shown as its source. */
function stepText(text: string, language: DocumentLanguage): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return language === 'markdown' ? line.replace(/!\[/g, '!\\[') : inlineCode(line);
}

function why(judged: JudgedStep, t: Words): string {
  if (judged.verdict !== 'refuted' && judged.verdict !== 'doubtful') return '';
  const repair = repairOf(judged);
  const reason = `\n   ${escapeMarkdown(failureText(judged, t))}`;
  if (repair === null) return reason;
  const { text } = judged.step;
  const repaired = text.slice(0, repair.start) + repair.text + text.slice(repair.end);
  return `${reason}\n   ${t('The value found:')} ${inlineCode(repaired.trim())}`;
}

import type { Derivation } from '../../core/derivation.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { Outcome } from '../../core/events.ts';
import type { DocumentLanguage } from '../../core/span.ts';
import { lastOutcome } from '../../engine/index.ts';
import type { ToolEngine } from '../../tools/index.ts';
import type { Reading } from '../reading/reading.ts';
import type { Words } from '../words.ts';
import { judgedStepMarkdown } from './judgedStepMarkdown.ts';

/** What is asked in the chat, and the text it is asked of. */
export interface ChatSource {
  /** Null where the message names no command: steps are then checked, anything else is solved. */
  readonly asked: 'solve' | 'check' | null;
  readonly text: string;
  readonly language: DocumentLanguage;
}

/** Steps that one message has checked. */
const MOST_STEPS = 300;

/** Where the answer goes: Markdown, and short notes of what is going on. */
export interface ChatPage {
  markdown(text: string): void;
  progress(note: string): void;
}

/**
 * Answers a chat message: a solution whose every step is judged, or the verdicts of the steps that were sent.
 * @throws StepwiseError with what is missing, fit to be shown
 */
export async function answerChat(
  { asked, text, language }: ChatSource,
  engine: ToolEngine,
  reading: Pick<Reading, 'derivationsNear'>,
  page: ChatPage,
  signal: AbortSignal,
  t: Words,
): Promise<void> {
  if (text.trim() === '') {
    throw new StepwiseError('no-steps', t('Write a problem or steps behind the command, or put the cursor in one.'));
  }
  const { derivations: found } = await reading.derivationsNear(text, language, 0, MOST_STEPS);
  const check = asked === 'check' || (asked === null && found.some(({ steps }) => steps.length > 1));
  if (!check) return solveInChat({ text, language }, engine, page, signal, t);
  for (const derivation of found.length > 0 ? found : [lineByLine(text, language)]) {
    const outcome = await lastOutcome(engine.verify(derivation, signal));
    page.markdown(verdictsMarkdown(outcome, language, t));
  }
}

async function solveInChat(
  problem: { readonly text: string; readonly language: DocumentLanguage },
  engine: ToolEngine,
  page: ChatPage,
  signal: AbortSignal,
  t: Words,
): Promise<void> {
  const outcome = await lastOutcome(engine.solve(problem, {}, signal), (event) => {
    if (event.kind === 'step') page.progress(t('Writing step {0}', event.index + 1));
  });
  const answer = outcome.answer === null ? '' : `\n**${t('Answer')}:** ${outcome.answer}\n`;
  page.markdown(verdictsMarkdown(outcome, 'markdown', t) + answer);
}

/** Text in which no derivation was found is taken line by line: whoever asks for a check means what was sent. */
function lineByLine(text: string, language: DocumentLanguage): Derivation {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { steps: lines.map((line) => ({ text: line.trim() })), problem: { text: '', language } };
}

function verdictsMarkdown({ steps }: Outcome, language: DocumentLanguage, t: Words): string {
  return `${steps.map((judged) => judgedStepMarkdown(judged, language, t)).join('\n')}\n\n`;
}

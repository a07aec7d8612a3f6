import type { ChatMessage, Prompt } from '../../core/generation.ts';
import type { PromptFormat } from './promptFormat.ts';

/** The parts of a format that say how a problem is put. */
export type PromptLayout = Pick<PromptFormat, 'layout' | 'system' | 'question' | 'separator' | 'examples'>;

function question(format: PromptLayout, problem: string): string {
  return format.question.replaceAll('{problem}', () => problem.trim());
}

function chatMessages(format: PromptLayout, problem: string): ChatMessage[] {
  const examples = format.examples.flatMap((example): ChatMessage[] => [
    { role: 'user', content: question(format, example.problem) },
    { role: 'assistant', content: example.solution },
  ]);
  const system: ChatMessage[] = format.system === '' ? [] : [{ role: 'system', content: format.system }];
  return [...system, ...examples, { role: 'user', content: question(format, problem) }];
}

function completionText(format: PromptLayout, problem: string): string {
  const examples = format.examples.map(
    (example) => question(format, example.problem) + example.solution + format.separator,
  );
  return format.system + examples.join('') + question(format, problem);
}

/**
 * What the model continues: the format's instructions and worked examples, the problem, and what is already written of
 * the solution. Everything before the problem is the same for every problem, so that its evaluation is kept.
 */
export function renderPrompt(format: PromptLayout, problem: string, written = ''): Prompt {
  if (format.layout === 'completion') return { kind: 'raw', text: completionText(format, problem) + written };
  const messages = chatMessages(format, problem);
  return written === '' ? { kind: 'chat', messages } : { kind: 'chat', messages, prefill: written };
}

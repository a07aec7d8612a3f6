import type { GenerateRequest, TextModel } from '../../core/generation.ts';
import type { PromptFormat } from '../prompting/promptFormat.ts';
import { renderPrompt } from '../prompting/renderPrompt.ts';
import type { UsageMeter } from '../usageMeter.ts';

/** One text a model wrote; `complete` unless it met its token limit or was stopped. */
export interface WrittenText {
  readonly text: string;
  readonly complete: boolean;
}

/** What is to be written, and how. */
export interface Writing {
  readonly problem: string;
  readonly format: PromptFormat;
  readonly count: number;
  readonly temperature: number;
  readonly seed: number;
  readonly maxTokens: number;
  /** The solution's beginning, to be continued. */
  readonly written?: string;
  /** Ends each text before the first of these, besides the format's own. */
  readonly stop?: readonly string[];
}

function requestFor(writing: Writing): GenerateRequest {
  const { format, temperature, seed } = writing;
  return {
    prompt: renderPrompt(format, writing.problem, writing.written),
    sampling: { temperature, topP: 0.95, topK: 40, seed },
    maxTokens: Math.min(format.maxTokens, writing.maxTokens),
    stop: [...format.stop, ...(writing.stop ?? [])],
    candidates: writing.count,
  };
}

/** Writes `count` texts; `grown` is told each time one of them has grown. */
export async function writeTexts(
  generator: TextModel,
  writing: Writing,
  usage: UsageMeter,
  signal: AbortSignal,
  grown: (candidate: number, text: string) => void = () => undefined,
): Promise<readonly WrittenText[]> {
  const texts = Array.from({ length: writing.count }, () => ({ text: '', complete: false }));
  for await (const event of generator.generate(requestFor(writing), signal)) {
    usage.note(event);
    const written = event.kind === 'prompt' ? undefined : texts[event.candidate];
    if (written === undefined) continue;
    if (event.kind === 'text') {
      written.text += event.text;
      grown(event.candidate, written.text);
    }
    if (event.kind === 'end') written.complete = event.reason === 'stop';
  }
  signal.throwIfAborted();
  return texts;
}

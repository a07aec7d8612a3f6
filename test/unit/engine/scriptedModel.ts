import type { GenerateEvent, GenerateRequest, TextModel } from '../../../src/core/generation.ts';

/** A text the model is to write, and how it ends. */
export interface Script {
  readonly text: string;
  readonly reason?: 'stop' | 'length';
}

/** A generator that writes given texts, a few characters at a time, and keeps what it was asked. */
export interface ScriptedModel extends TextModel {
  readonly asked: GenerateRequest[];
}

const CHUNK = 5;

function* written(candidate: number, script: Script): Generator<GenerateEvent> {
  for (let start = 0; start < script.text.length; start += CHUNK) {
    yield { kind: 'text', candidate, text: script.text.slice(start, start + CHUNK) };
  }
  const tokens = Math.ceil(script.text.length / CHUNK);
  yield { kind: 'end', candidate, reason: script.reason ?? 'stop', tokens };
}

/**
 * A model that gives `scripts` in turn, `candidates` of them for each request; when they run out it starts again.
 * `onChunk` runs before every piece of text.
 */
export function scriptedModel(scripts: readonly Script[], onChunk: () => void = () => undefined): ScriptedModel {
  const asked: GenerateRequest[] = [];
  let next = 0;
  return {
    id: 'scripted',
    asked,
    async *generate(request, signal) {
      asked.push(request);
      yield { kind: 'prompt', tokens: 20, reused: asked.length > 1 ? 15 : 0 };
      for (let candidate = 0; candidate < request.candidates; candidate += 1) {
        const script = scripts[next % scripts.length] ?? { text: '' };
        next += 1;
        for (const event of written(candidate, script)) {
          onChunk();
          await Promise.resolve();
          if (signal.aborted) return;
          yield event;
        }
      }
    },
  };
}

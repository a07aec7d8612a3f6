import type { GenerateEvent, GenerateRequest, TextModel } from '../../../src/core/generation.ts';

/** A greedy request for one short candidate, with changes. */
export function request(changes: Partial<GenerateRequest> = {}): GenerateRequest {
  return {
    prompt: { kind: 'chat', messages: [{ role: 'user', content: 'What is 2 + 3?' }] },
    sampling: { temperature: 0, topP: 1, topK: 0, seed: 1 },
    maxTokens: 12,
    stop: [],
    candidates: 1,
    ...changes,
  };
}

/** All events of a call. */
export async function collect(
  model: TextModel,
  wanted: GenerateRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<GenerateEvent[]> {
  const events: GenerateEvent[] = [];
  for await (const event of model.generate(wanted, signal)) events.push(event);
  return events;
}

/** The whole text of each candidate. */
export function texts(events: readonly GenerateEvent[]): string[] {
  const found: string[] = [];
  for (const event of events) {
    if (event.kind === 'text') found[event.candidate] = (found[event.candidate] ?? '') + event.text;
  }
  return found;
}

export function ends(events: readonly GenerateEvent[]): Extract<GenerateEvent, { kind: 'end' }>[] {
  return events.filter((event) => event.kind === 'end');
}

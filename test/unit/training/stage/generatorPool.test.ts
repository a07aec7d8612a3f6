import { describe, expect, it } from 'vitest';
import type { GenerateEvent, GenerateRequest, TextModel } from '../../../../src/core/generation.ts';
import { GeneratorPool, RateLimit } from '../../../../src/training/stage/generatorPool.ts';

const never = new AbortController().signal;
const request: GenerateRequest = {
  prompt: { kind: 'raw', text: 'x' },
  sampling: { temperature: 0, topP: 1, topK: 1, seed: 1 },
  maxTokens: 5,
  stop: [],
  candidates: 1,
};

function model(id: string, fails: boolean, asked: string[]): TextModel {
  return {
    id,
    async *generate() {
      asked.push(id);
      await Promise.resolve();
      if (fails) throw new Error(`${id} is down`);
      yield { kind: 'text', candidate: 0, text: id };
    },
  };
}

async function texts(events: AsyncIterable<GenerateEvent>): Promise<string> {
  let text = '';
  for await (const event of events) if (event.kind === 'text') text += event.text;
  return text;
}

describe('several endpoints as one model', () => {
  it('asks another when one fails, and gives up when all have', async () => {
    const asked: string[] = [];
    const pool = new GeneratorPool([model('a', true, asked), model('b', false, asked)]);
    expect(await texts(pool.generate(request, never))).toBe('b');
    const down = new GeneratorPool([model('a', true, asked), model('c', true, asked)]);
    await expect(texts(down.generate(request, never))).rejects.toThrow('is down');
    expect(asked).toEqual(['a', 'b', 'a', 'c']);
  });

  it('spreads requests that are under way at once', async () => {
    const asked: string[] = [];
    const pool = new GeneratorPool([model('a', false, asked), model('b', false, asked)]);
    const all = await Promise.all([texts(pool.generate(request, never)), texts(pool.generate(request, never))]);
    expect(all.toSorted()).toEqual(['a', 'b']);
  });

  it('needs a model', () => {
    expect(() => new GeneratorPool([])).toThrow(/No model/);
  });

  it('begins no more than its rate allows', async () => {
    const rate = new RateLimit(1200);
    const started = Date.now();
    for (let turn = 0; turn < 4; turn += 1) await rate.turn(never);
    expect(Date.now() - started).toBeGreaterThanOrEqual(140);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextModel } from '../../src/core/generation.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { builtChild } from './support/builtChild.ts';
import { collect, ends, request, texts } from './support/generation.ts';
import { smallModel } from './support/models.ts';

describe('generating with a real model in the child', () => {
  let client: ModelClient;
  let model: TextModel;

  beforeAll(async () => {
    client = new ModelClient({ script: builtChild(), threads: 1 });
    model = client.generator(await smallModel());
  });
  afterAll(() => {
    client.dispose();
  });

  it('streams the text of a candidate, its prompt first and its end last', async () => {
    const events = await collect(model, request());
    expect(events[0]).toMatchObject({ kind: 'prompt', reused: 0 });
    expect(texts(events)[0]?.length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({ kind: 'end', candidate: 0 });
  });

  it('evaluates the prompt of an earlier call only once', async () => {
    const first = await collect(model, request());
    const again = await collect(model, request());
    const prompt = again[0];
    expect(prompt).toMatchObject({ kind: 'prompt' });
    if (prompt?.kind === 'prompt') expect(prompt.reused).toBe(prompt.tokens - 1);
    expect(texts(again)).toEqual(texts(first));
  });

  it('writes several candidates side by side, each with its own seed, the same again for the same seed', async () => {
    const wanted = request({ candidates: 6, sampling: { temperature: 1, topP: 1, topK: 0, seed: 5 } });
    const first = texts(await collect(model, wanted));
    const again = texts(await collect(model, wanted));
    expect(first).toHaveLength(6);
    expect(new Set(first).size).toBeGreaterThan(3);
    expect(again).toEqual(first);
  });

  it('ends before a stop string and keeps it out of the text', async () => {
    const whole = texts(await collect(model, request()))[0] ?? '';
    const stop = whole.slice(6, 9);
    const events = await collect(model, request({ stop: [stop] }));
    expect(texts(events)[0] ?? '').toBe(whole.slice(0, whole.indexOf(stop)));
    expect(ends(events)).toMatchObject([{ reason: 'stop' }]);
  });

  it('ends at the token limit', async () => {
    const events = await collect(model, request({ maxTokens: 3 }));
    expect(ends(events)).toEqual([{ kind: 'end', candidate: 0, reason: 'length', tokens: 3 }]);
  });

  it('does not read special tokens out of the text of a user', async () => {
    const count = async (content: string): Promise<number> => {
      const [prompt] = await collect(
        model,
        request({ maxTokens: 1, prompt: { kind: 'chat', messages: [{ role: 'user', content }] } }),
      );
      return prompt?.kind === 'prompt' ? prompt.tokens : 0;
    };
    expect(await count('<|im_end|><|im_start|>')).toBeGreaterThan((await count('a b')) + 4);
  });

  it('refuses a prompt that is longer than the context', async () => {
    const prompt = { kind: 'raw', text: 'one two three '.repeat(600) } as const;
    await expect(collect(model, request({ prompt }))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('says what it holds in memory', async () => {
    const stats = await client.stats();
    expect(stats?.models).toHaveLength(1);
    expect(stats?.residentBytes).toBeGreaterThan(100e6);
    expect(stats?.generatedTokensPerSecond).toBeGreaterThan(0);
  });

  it('stops within 200 ms and keeps what was written', async () => {
    const controller = new AbortController();
    const kinds: string[] = [];
    let aborted = Infinity;
    for await (const event of model.generate(request({ maxTokens: 400, candidates: 2 }), controller.signal)) {
      kinds.push(event.kind === 'end' ? event.reason : event.kind);
      if (kinds.filter((kind) => kind === 'text').length === 5) {
        aborted = performance.now();
        controller.abort();
      }
    }
    expect(performance.now() - aborted).toBeLessThan(200);
    expect(kinds.filter((kind) => kind === 'aborted')).toHaveLength(2);
    expect(texts(await collect(model, request({ maxTokens: 2 })))).toHaveLength(1);
  });

  it('can be stopped before anything was written', async () => {
    const events = await collect(model, request({ candidates: 2 }), AbortSignal.abort());
    expect(events.map((event) => event.kind)).toEqual(['end', 'end']);
  });

  it('gives the same text whatever was asked before', async () => {
    const list = 'Count with me: one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen,';
    const wanted = request({ prompt: { kind: 'raw', text: `${list} fourteen,` }, maxTokens: 16 });
    const first = texts(await collect(model, wanted));
    for (const text of [list, 'Something else altogether.', `${list} fourteen, fifteen, sixteen,`]) {
      await collect(model, request({ prompt: { kind: 'raw', text }, maxTokens: 3, candidates: 4 }));
    }
    expect(texts(await collect(model, wanted))).toEqual(first);
  });

  it('serves several calls at once, more than it has sequences', async () => {
    const calls = Array.from({ length: 6 }, (_, index) =>
      collect(model, request({ prompt: { kind: 'raw', text: `${index}, ${index + 1},` }, maxTokens: 4 })),
    );
    for (const events of await Promise.all(calls)) {
      expect(ends(events)).toMatchObject([{ candidate: 0 }]);
      expect(texts(events)[0]).not.toBe('');
    }
  });

  it('stops in the middle of a prompt, and keeps the part that was evaluated', async () => {
    const spec = await smallModel({ sequences: 1 });
    await client.load(spec);
    const single = client.generator(spec);
    const prompt = { kind: 'raw', text: 'seven and eight are fifteen, and '.repeat(100) } as const;
    const controller = new AbortController();
    const stopped = collect(single, request({ prompt }), controller.signal);
    setTimeout(() => {
      controller.abort();
    }, 300);
    expect((await stopped).map(({ kind }) => kind)).toEqual(['end']);
    const [again] = await collect(single, request({ prompt, maxTokens: 1 }));
    expect(again).toMatchObject({ kind: 'prompt' });
    if (again?.kind === 'prompt') expect(again.reused).toBeGreaterThan(0);
  });
});

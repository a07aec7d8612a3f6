import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EndpointModel, type EndpointOptions } from '../../src/runtime/endpoint/index.ts';
import { built, builtChild } from './support/builtChild.ts';
import { collect, ends, request, texts } from './support/generation.ts';
import { smallModel } from './support/models.ts';

describe('an endpoint that is a real server process with a real model', () => {
  let server: ChildProcess;
  let port: number;
  beforeAll(async () => {
    const { file } = await smallModel();
    const script = built(join('test', 'runtime', 'support', 'endpointServer.ts'), 'endpointServer.js');
    server = fork(script, [builtChild(), file], { execArgv: [] });
    port = Number((await once(server, 'message'))[0]);
  });
  afterAll(() => server.kill());

  function endpoint(kind: string, changes: Partial<EndpointOptions> = {}): EndpointModel {
    return new EndpointModel({ baseUrl: `http://127.0.0.1:${port}/${kind}/v1/`, model: 'served', ...changes });
  }

  it('streams a chat and says how it ended', async () => {
    const events = await collect(endpoint('plain'), request());
    expect(texts(events)[0]?.length).toBeGreaterThan(3);
    expect(events.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(3);
    expect(ends(events)).toMatchObject([{ candidate: 0, reason: 'length' }]);
    expect(events.find(({ kind }) => kind === 'prompt')).toMatchObject({ tokens: 7 });
  });

  it('completes a raw prompt', async () => {
    const wanted = request({ prompt: { kind: 'raw', text: 'One, two, three, four,' } });
    const text = texts(await collect(endpoint('plain'), wanted))[0];
    expect(text).toMatch(/five/);
  });

  it('continues a turn that was begun, also where the server knows no fields for that', async () => {
    const prompt = {
      kind: 'chat',
      messages: [{ role: 'user', content: 'Count.' }],
      prefill: 'One, two, three, four,',
    } as const;
    const plain = texts(await collect(endpoint('plain'), request({ prompt })));
    expect(plain[0]).toMatch(/five/);
    expect(texts(await collect(endpoint('strict'), request({ prompt })))).toEqual(plain);
  });

  it.each(['plain', 'single'])('gets all candidates of a %s server', async (kind) => {
    const sampling = { temperature: 1, topP: 1, topK: 0, seed: 5 };
    const events = await collect(endpoint(kind), request({ candidates: 3, sampling }));
    expect(new Set(texts(events)).size).toBeGreaterThan(1);
    expect(
      ends(events)
        .map(({ candidate }) => candidate)
        .sort(),
    ).toEqual([0, 1, 2]);
  });

  it('tries again while the server is busy', async () => {
    const model = endpoint('flaky', { limits: { firstPauseMs: 10 } });
    expect(texts(await collect(model, request()))).toHaveLength(1);
  });

  it('sends the key it is given, and says when one is missing', async () => {
    await expect(collect(endpoint('keyed'), request())).rejects.toThrow(/status 401\. Set the key/);
    const model = endpoint('keyed', { key: () => Promise.resolve('open sesame') });
    expect(texts(await collect(model, request()))).toHaveLength(1);
  });

  it('says what to check when the model is unknown, and when there is no server', async () => {
    await expect(collect(endpoint('missing'), request())).rejects.toThrow(/status 404\. Check the address/);
    const nobody = new EndpointModel({
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'x',
      limits: { attempts: 2, firstPauseMs: 5 },
    });
    await expect(collect(nobody, request())).rejects.toThrow(/127\.0\.0\.1:9 cannot be reached/);
  });

  it('gives up on a server that falls silent, and names one that breaks off', async () => {
    const silent = endpoint('silent', { limits: { silenceMs: 300 } });
    await expect(collect(silent, request())).rejects.toMatchObject({ code: 'endpoint' });
    await expect(collect(endpoint('broken'), request())).rejects.toThrow(/cannot be reached.*What came so far is kept/);
  });

  it('stops within 200 ms and keeps what came', async () => {
    const controller = new AbortController();
    let aborted = Infinity;
    const reasons: string[] = [];
    for await (const event of endpoint('plain').generate(
      request({ maxTokens: 300, candidates: 2 }),
      controller.signal,
    )) {
      if (event.kind === 'end') reasons.push(event.reason);
      if (event.kind !== 'text' || controller.signal.aborted) continue;
      aborted = performance.now();
      controller.abort();
    }
    expect(performance.now() - aborted).toBeLessThan(200);
    expect(reasons).toEqual(['aborted', 'aborted']);
  });
});

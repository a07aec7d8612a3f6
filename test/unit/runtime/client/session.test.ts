import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerateEvent } from '../../../../src/core/generation.ts';
import { ModelClient, type ModelClientOptions, type ModelState } from '../../../../src/runtime/client/index.ts';
import { plainSpec, protocolVersion } from '../../../../src/runtime/protocol/index.ts';

const spec = plainSpec('model', '/nowhere/model.gguf');
const never = new AbortController().signal;
const request = {
  prompt: { kind: 'raw', text: '1 +' } as const,
  sampling: { temperature: 0, topP: 1, topK: 0, seed: 1 },
  maxTokens: 5,
  stop: [],
  candidates: 2,
};

/** Real processes that behave in all the ways a model process must not, without a model. */
const children = {
  'of another version': `process.send({ kind: 'hello', version: 99, pid: 1 });`,
  'that talks nonsense': `process.send({ kind: 'event', call: 1, event: 'what?' });`,
  'that exits': `process.exit(7);`,
  'that throws': `setTimeout(() => { throw new Error('native fault'); }, 50);`,
  'that says nothing': `process.on('message', () => undefined);`,
  'that answers': `
    process.on('message', (message) => {
      const { kind, call } = message;
      if (kind === 'hello') process.send({ kind: 'hello', version: message.version, pid: process.pid });
      if (kind !== 'generate') return;
      process.send({ kind: 'progress', call, phase: 'loading', fraction: 0.5 });
      process.send({ kind: 'event', call, event: { kind: 'text', candidate: 0, text: 'two' } });
      process.send({ kind: 'event', call, event: { kind: 'end', candidate: 0, reason: 'stop', tokens: 1 } });
      process.send({ kind: 'event', call, event: { kind: 'end', candidate: 1, reason: 'stop', tokens: 0 } });
      process.send({ kind: 'done', call });
    });`,
  'that writes for ever': `
    process.on('message', ({ kind, call }) => {
      if (kind !== 'generate') return;
      setInterval(() => process.send({ kind: 'event', call, event: { kind: 'text', candidate: 1, text: 'x' } }), 5);
    });`,
};

describe('the client of a model process', () => {
  let folder: string;
  let client: ModelClient | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-client-'));
  });
  afterEach(async () => {
    client?.dispose();
    await rm(folder, { recursive: true });
  });

  async function clientOf(
    child: keyof typeof children,
    options: Partial<ModelClientOptions> = {},
  ): Promise<ModelClient> {
    const script = join(folder, 'child.mjs');
    await writeFile(script, children[child]);
    client = new ModelClient({ script, ...options });
    return client;
  }

  async function generate(from: ModelClient, signal = never): Promise<GenerateEvent[]> {
    const events: GenerateEvent[] = [];
    for await (const event of from.generator(spec).generate(request, signal)) events.push(event);
    return events;
  }

  it.each([
    ['of another version', new RegExp(`version 99, not ${protocolVersion}`)],
    ['that talks nonsense', /a message that is not of this version/],
    ['that exits', /exit status 7/],
    ['that throws', /exit status 1/],
  ] as const)('fails a call to a child %s, with the reason', async (child, reason) => {
    const failure: unknown = await generate(await clientOf(child)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'model-crashed' });
    expect(String(failure)).toMatch(reason);
    expect(client?.state).toEqual({ kind: 'none' });
  });

  it('fails a call to a child that cannot be started', async () => {
    client = new ModelClient({ script: join(folder, 'none.mjs') });
    await expect(generate(client)).rejects.toMatchObject({ code: 'model-crashed' });
  });

  it('fails a call to a child that says nothing, by its time limit or by its heart', async () => {
    const quiet = await clientOf('that says nothing', { limits: { stallMs: 1_000 } });
    await expect(generate(quiet)).rejects.toThrow(/it said nothing for 1 s/);
    quiet.dispose();
    const still = await clientOf('that says nothing', { limits: { heartbeatMs: 50, heartbeatsMissed: 3 } });
    await expect(generate(still)).rejects.toThrow(/no sign of life/);
  });

  it('passes the events on and tells its states in order', async () => {
    const states: ModelState[] = [];
    const answering = await clientOf('that answers');
    const listening = answering.onState((state) => states.push(state));
    const events = await generate(answering);
    expect(events.map(({ kind }) => kind)).toEqual(['text', 'end', 'end']);
    expect(states).toEqual([
      { kind: 'loading', fraction: 0 },
      { kind: 'busy', calls: 1 },
      { kind: 'loading', fraction: 0.5 },
      { kind: 'busy', calls: 1 },
      { kind: 'ready' },
    ]);
    listening.dispose();
    answering.unload();
    expect(states).toHaveLength(5);
    expect(answering.state).toEqual({ kind: 'none' });
  });

  it('ends both candidates as aborted, and keeps the child', async () => {
    const writing = await clientOf('that writes for ever');
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 1_000);
    const events = await generate(writing, controller.signal);
    const ends = events.filter((event) => event.kind === 'end');
    expect(ends.map(({ candidate, reason }) => [candidate, reason])).toEqual([
      [0, 'aborted'],
      [1, 'aborted'],
    ]);
    expect(ends[0]?.tokens).toBe(0);
    expect(ends[1]?.tokens).toBe(events.length - 2);
    expect(writing.pid).toBeDefined();
  });

  it('cancels what is under way when it is unloaded, which is no crash', async () => {
    const writing = await clientOf('that writes for ever');
    const call = generate(writing);
    setTimeout(() => {
      writing.unload();
    }, 500);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(writing.state).toEqual({ kind: 'none' });
  });

  it('starts nothing once it is disposed', async () => {
    const answering = await clientOf('that answers');
    answering.dispose();
    expect((await generate(answering)).map((event) => event.kind === 'end' && event.reason)).toEqual([
      'aborted',
      'aborted',
    ]);
    expect(answering.pid).toBeUndefined();
  });
});

import { execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GenerateEvent } from '../../src/core/generation.ts';
import { ModelClient, type ModelClientOptions, type ModelState } from '../../src/runtime/client/index.ts';
import { plainSpec, type ModelSpec } from '../../src/runtime/protocol/index.ts';
import { syntheticModel } from '../unit/runtime/gguf/syntheticModel.ts';
import { built, builtChild } from './support/builtChild.ts';
import { collect, request, texts } from './support/generation.ts';
import { smallModel } from './support/models.ts';

const long = request({ maxTokens: 700, candidates: 2 });

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(execFileSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

describe('faults of the model process', () => {
  let script: string;
  let folder: string;
  let spec: ModelSpec;
  const clients: ModelClient[] = [];
  /** One child for all damaged models: none of them may take it down. */
  let shared: ModelClient | undefined;

  beforeAll(async () => {
    script = builtChild();
    folder = await mkdtemp(join(tmpdir(), 'stepwise-faults-'));
    spec = await smallModel();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.dispose();
  });
  afterAll(async () => {
    shared?.dispose();
    await rm(folder, { recursive: true });
  });

  function newClient(options: Partial<ModelClientOptions> = {}): ModelClient {
    const client = new ModelClient({ script, threads: 1, ...options });
    clients.push(client);
    return client;
  }

  /** Generates until some text came, does something to the child, and gives how the stream ended. */
  async function disturbed(client: ModelClient, disturb: (pid: number) => void): Promise<[GenerateEvent[], unknown]> {
    const events: GenerateEvent[] = [];
    try {
      for await (const event of client.generator(spec).generate(long, new AbortController().signal)) {
        events.push(event);
        if (events.length === 6 && client.pid !== undefined) disturb(client.pid);
      }
      return [events, null];
    } catch (error) {
      return [events, error];
    }
  }

  it('keeps what was written when the child is killed, and is there again at the next call', async () => {
    const client = newClient();
    const states: ModelState['kind'][] = [];
    client.onState(({ kind }) => states.push(kind));
    const [events, error] = await disturbed(client, (pid) => process.kill(pid, 'SIGKILL'));
    expect(error).toMatchObject({ code: 'model-crashed' });
    expect(String(error)).toMatch(/signal SIGKILL.*What was written so far is kept/);
    expect(texts(events).join('').length).toBeGreaterThan(2);
    expect(texts(await collect(client.generator(spec), request()))).toHaveLength(1);
    expect(states).toContain('busy');
    expect(states.filter((kind) => kind === 'loading').length).toBeGreaterThan(1);
  });

  it('gives up after three crashes until it is restarted', async () => {
    const client = newClient({ limits: { restart: { limit: 3, windowMs: 300_000, firstDelayMs: 1 } } });
    for (let crash = 0; crash < 3; crash++) {
      const call = collect(client.generator(spec), request());
      call.catch(() => undefined);
      await expect.poll(() => client.pid).toBeDefined();
      if (client.pid !== undefined) process.kill(client.pid, 'SIGKILL');
      await expect(call).rejects.toMatchObject({ code: 'model-crashed' });
    }
    await expect(collect(client.generator(spec), request())).rejects.toThrow(
      /3 times in 5 minutes.*Restart the engine/,
    );
    expect(client.state.kind).toBe('failed');
    client.restart();
    expect(texts(await collect(client.generator(spec), request()))).toHaveLength(1);
  });

  it('ends a child that hangs, and says so', async () => {
    const client = newClient({ limits: { stallMs: 15_000 } });
    const [events, error] = await disturbed(client, (pid) => process.kill(pid, 'SIGSTOP'));
    expect(error).toMatchObject({ code: 'model-timeout' });
    expect(String(error)).toMatch(/said nothing for 15 s.*choose a smaller model/);
    expect(events.length).toBeGreaterThanOrEqual(6);
  });

  it('ends a child whose heart stands still before the time limit of a call', async () => {
    const client = newClient({ limits: { heartbeatMs: 200, heartbeatsMissed: 5 } });
    const [, error] = await disturbed(client, (pid) => process.kill(pid, 'SIGSTOP'));
    expect(String(error)).toMatch(/gave no sign of life/);
  });

  it('leaves no orphan when its parent is killed, not even while native code runs', async () => {
    const host = built(join('test', 'runtime', 'support', 'killedHost.ts'), 'killedHost.js');
    const parent = fork(host, [script, spec.file], { execArgv: [] });
    const child = Number((await once(parent, 'message'))[0]);
    expect(isRunning(child)).toBe(true);
    parent.kill('SIGKILL');
    const killed = performance.now();
    while (isRunning(child) && performance.now() - killed < 10_000) await new Promise((go) => setTimeout(go, 20));
    expect(performance.now() - killed).toBeLessThan(2_000);
  });

  it('gives the memory back after idling, and takes it again', async () => {
    const client = newClient({ limits: { idleMs: 300 } });
    await collect(client.generator(spec), request());
    const { pid = 0 } = client;
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
    expect(client.state).toEqual({ kind: 'none' });
    expect(await client.stats()).toBeNull();
    expect(texts(await collect(client.generator(spec), request()))).toHaveLength(1);
  });

  async function damagedModel(kind: string): Promise<string> {
    const file = join(folder, `${kind}.gguf`);
    if (kind === 'missing') return file;
    if (kind === 'random') await writeFile(file, randomBytes(1 << 20));
    if (kind === 'empty') await writeFile(file, '');
    if (kind === 'nothing but a header') await writeFile(file, syntheticModel({ 'general.architecture': 'llama' }, {}));
    if (kind === 'truncated') await writeFile(file, (await readFile(spec.file)).subarray(0, 40_000_000));
    if (kind === 'not a number') await writeNotANumber(file);
    return file;
  }

  async function writeNotANumber(file: string): Promise<void> {
    await writeFile(file, await readFile(spec.file));
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(1 << 20, 0xff), 0, 1 << 20, size - (30 << 20));
    await handle.close();
  }

  it.each([
    ['missing', 'model-missing', /is not there/],
    ['random', 'model-invalid', /damaged/],
    ['empty', 'model-invalid', /damaged/],
    ['nothing but a header', 'model-invalid', /damaged/],
    ['truncated', 'model-invalid', /damaged.*get it again/],
    ['not a number', 'model-invalid', /damaged/],
  ])('says what is wrong with a model file that is %s, and goes on working', async (kind, code, message) => {
    shared ??= new ModelClient({ script, threads: 1 });
    const broken = plainSpec('broken', await damagedModel(kind), { contextSize: 256 });
    const failure: unknown = await collect(shared.generator(broken), request()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).toMatch(message);
    expect(texts(await collect(shared.generator(spec), request({ maxTokens: 2 })))).toHaveLength(1);
  });

  it('says so when an adapter does not fit its base', async () => {
    const adapter = join(folder, 'adapter.gguf');
    await writeFile(adapter, syntheticModel({ 'general.architecture': 'qwen2', 'general.type': 'adapter' }, {}));
    const client = newClient();
    const adapted = { ...spec, adapters: [{ file: adapter, scale: 1 }] };
    await expect(collect(client.generator(adapted), request())).rejects.toMatchObject({ code: 'model-invalid' });
  });
});

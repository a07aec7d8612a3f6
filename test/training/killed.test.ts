import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { builtProgram } from './support/builtProgram.ts';

const asking = z.object({ n: z.number(), messages: z.array(z.object({ content: z.string() })) });

/** An OpenAI-compatible endpoint that answers each problem by its own numbers, after a pause; it can be told to fail. */
class Endpoint {
  readonly asked: string[] = [];
  fails = false;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Endpoint> {
    const server = createServer();
    const endpoint = new Endpoint(server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        const { n, messages } = asking.parse(JSON.parse(body));
        const problem = messages.at(-1)?.content ?? '';
        endpoint.asked.push(problem);
        if (endpoint.fails) {
          response.writeHead(404).end('no such model');
          return;
        }
        const [bags = '0'] = problem.match(/\d+/g) ?? [];
        const choices = (content: string): unknown => ({
          choices: Array.from({ length: n }, (_, index) => ({ index, delta: { content }, finish_reason: 'stop' })),
        });
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        setTimeout(() => {
          response.end(`data: ${JSON.stringify(choices(`answer = ${bags} * 7`))}\n\ndata: [DONE]\n\n`);
        }, 60);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('a stage killed in the middle', () => {
  let folder: string;
  let endpoint: Endpoint;
  let program: string;
  beforeAll(async () => {
    ({ program } = builtProgram());
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
    endpoint = await Endpoint.start();
    const rows = Array.from({ length: 24 }, (_, n) => ({
      question: `Ann buys ${n + 2} bags of 7 apples at the market number ${n}. How many apples has she?`,
      answer: `She has many.\n#### ${(n + 2) * 7}`,
    }));
    await writeFile(join(folder, 'gsm8k.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  }, 300_000);
  afterAll(async () => {
    endpoint.close();
    await rm(folder, { recursive: true });
  });

  function start(out: string): { child: ChildProcess; errors: () => string } {
    const data = [
      '--gsm8k',
      join(folder, 'gsm8k.jsonl'),
      '--regenerate',
      '2',
      '--at-once',
      '2',
      '--out',
      join(folder, out),
    ];
    const args = [program, 'train', 'data', ...data, '--endpoint', endpoint.url, '--endpoint-model', 'm'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
    return { child, errors: () => errors };
  }

  async function ended(child: ChildProcess): Promise<number | null> {
    const [status] = (await once(child, 'exit')) as [number | null];
    return status;
  }

  it('goes on, asks nothing twice but what was under way, and makes what an unbroken run makes', async () => {
    expect(await ended(start('whole').child)).toBe(0);
    const first = endpoint.asked.length;
    const { child } = start('broken');
    while (endpoint.asked.length < first + 9) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    await ended(child);
    const killedAfter = endpoint.asked.length - first;
    expect(killedAfter).toBeLessThan(24);
    expect(await ended(start('broken').child)).toBe(0);
    expect(endpoint.asked.length - first).toBeLessThanOrEqual(24 + 2);
    const made = (out: string): Promise<string> => readFile(join(folder, out, 'rows.jsonl'), 'utf8');
    expect(await made('broken')).toBe(await made('whole'));
    expect((await made('whole')).trim().split('\n')).toHaveLength(24);
  }, 300_000);

  it('names an endpoint that fails, exits non-zero, and keeps what was done', async () => {
    endpoint.fails = true;
    const { child, errors } = start('refused');
    expect(await ended(child)).toBe(2);
    expect(errors()).toMatch(/gsm8k-\d+: 127\.0\.0\.1:\d+ answered with status 404.*kept/s);
    endpoint.fails = false;
    expect(await ended(start('refused').child)).toBe(0);
  }, 300_000);
});

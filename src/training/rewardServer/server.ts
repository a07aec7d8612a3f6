import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StepwiseError, toFailure } from '../../core/errors.ts';
import type { BatchQueue } from './batchQueue.ts';
import { askedOf, LIMITS, replyOf, rewardRequestSchema, type Asked, type Reward } from './protocol.ts';

export interface RewardServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Required of every request as `Authorization: Bearer` or in the address as `?token=`; null asks for none. */
  readonly token: string | null;
  readonly queue: BatchQueue;
  readonly reward: (asked: Asked, signal: AbortSignal) => Promise<Reward>;
}

/** A reward server that listens. */
export interface RunningRewardServer {
  readonly url: string;
  close(): Promise<void>;
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function demandToken(request: IncomingMessage, token: string | null): void {
  if (token === null) return;
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const given = header ?? new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? '';
  if (!timingSafeEqual(digest(given), digest(token))) throw new Refusal(401, 'The token is missing or wrong.');
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = piece as Buffer;
    size += bytes.length;
    if (size > LIMITS.bytes) throw new Refusal(413, `A request may hold ${LIMITS.bytes} bytes.`);
    pieces.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    // Said as a refusal to whoever sent it.
    throw new Refusal(400, 'The request is not JSON.');
  }
}

async function answer(request: IncomingMessage, options: RewardServerOptions, signal: AbortSignal): Promise<unknown> {
  if (request.method === 'GET') return { ready: true, waiting: options.queue.size };
  demandToken(request, options.token);
  if (request.method !== 'POST') throw new Refusal(405, 'Rewards are asked for by POST.');
  const parsed = rewardRequestSchema.safeParse(await bodyOf(request));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a request for rewards'}`);
  }
  return replyOf(await options.queue.all(askedOf(parsed.data), (asked) => options.reward(asked, signal)));
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  return error instanceof StepwiseError && error.code === 'too-large' ? 503 : 500;
}

function send(response: ServerResponse, status: number, data: unknown): void {
  const text = JSON.stringify(data);
  response.writeHead(status, { 'content-type': 'application/json', ...(status === 503 && { 'retry-after': '1' }) });
  response.end(text);
}

async function handle(request: IncomingMessage, response: ServerResponse, options: RewardServerOptions): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  try {
    send(response, 200, await answer(request, options, gone.signal));
  } catch (error) {
    if (!response.destroyed) send(response, statusOf(error), { error: toFailure(error).message });
  }
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/**
 * Serves rewards over HTTP in OpenRLHF's remote-reward protocol: POST `{query, prompts, labels}`, answered by
 * `{rewards, scores, extra_logs}`. GET answers whether it is ready. Over its limits it refuses (413, 503) and keeps on.
 */
export async function startRewardServer(options: RewardServerOptions): Promise<RunningRewardServer> {
  const server = createServer((request, response) => void handle(request, response, options));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}/`, close: () => closed(server) };
}

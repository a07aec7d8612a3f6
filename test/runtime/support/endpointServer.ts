import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { ModelClient } from '../../../src/runtime/client/index.ts';
import { plainSpec } from '../../../src/runtime/protocol/index.ts';

// A server process of the OpenAI API over a real model, for tests. The first part of the path says how it behaves:
// /plain, /keyed (wants a key), /flaky (fails twice before it answers), /single (writes one candidate whatever n is),
// /strict (refuses fields the API does not have), /silent (never answers), /broken (breaks off in the middle).

const bodySchema = z.looseObject({
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).optional(),
  prompt: z.string().optional(),
  n: z.number().default(1),
  max_tokens: z.number(),
  temperature: z.number(),
  top_p: z.number(),
  seed: z.number(),
  stop: z.array(z.string()).default([]),
});
type Body = z.infer<typeof bodySchema>;

const [script = '', file = ''] = process.argv.slice(2);
const client = new ModelClient({ script, threads: 1 });
const model = client.generator(plainSpec('served', file, { contextSize: 512, verified: true }));
let refused = 0;

function promptOf({ messages = [], prompt }: Body): Parameters<typeof model.generate>[0]['prompt'] {
  if (prompt !== undefined) return { kind: 'raw', text: prompt };
  const last = messages.at(-1);
  if (last?.role !== 'assistant') return { kind: 'chat', messages };
  return { kind: 'chat', messages: messages.slice(0, -1), prefill: last.content };
}

async function stream(body: Body, isChat: boolean, kind: string, response: ServerResponse): Promise<void> {
  const controller = new AbortController();
  response.on('close', () => {
    controller.abort();
  });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (data: object): boolean => response.write(`: a comment\ndata: ${JSON.stringify(data)}\n\n`);
  const sampling = { temperature: body.temperature, topP: body.top_p, topK: 0, seed: body.seed };
  const candidates = kind === 'single' ? 1 : body.n;
  const request = { prompt: promptOf(body), sampling, maxTokens: body.max_tokens, stop: body.stop, candidates };
  for await (const event of model.generate(request, controller.signal)) {
    if (event.kind === 'prompt') continue;
    const index = event.candidate;
    if (event.kind === 'end') send({ choices: [{ index, delta: {}, text: '', finish_reason: event.reason }] });
    else send({ choices: [{ index, ...(isChat ? { delta: { content: event.text } } : { text: event.text }) }] });
    if (kind === 'broken') response.destroy();
  }
  send({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 1 } });
  response.end('data: [DONE]\n\n');
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return bodySchema.parse(JSON.parse(Buffer.concat(pieces).toString()));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, kind = '', , path = ''] = (request.url ?? '').split('/');
  const body = await bodyOf(request);
  if (kind === 'silent') return;
  if (kind === 'keyed' && request.headers.authorization !== 'Bearer open sesame') response.writeHead(401).end('no key');
  else if (kind === 'flaky' && refused++ < 2) response.writeHead(429, { 'retry-after': '0' }).end('busy');
  else if (kind === 'strict' && 'continue_final_message' in body) response.writeHead(400).end('unknown field');
  else if (kind === 'missing') response.writeHead(404).end('no such model');
  else await stream(body, path === 'chat', kind, response);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});

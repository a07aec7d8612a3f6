import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { answerTo } from './scriptedAnswers.ts';

const asking = z.object({ n: z.number(), messages: z.array(z.object({ content: z.string() })) });

/** An OpenAI-compatible endpoint that answers by rule, after a pause; it can be told to fail or to fall silent. */
export class Endpoint {
  /** The last turn of every request, in the order they came. */
  readonly asked: string[] = [];
  mood: 'answers' | 'fails' | 'is silent' = 'answers';
  private turning: { readonly mood: Endpoint['mood']; readonly after: number } | null = null;

  private constructor(
    private readonly server: Server,
    private readonly pauseMs: number,
  ) {}

  static async start(pauseMs = 60): Promise<Endpoint> {
    const server = createServer();
    const endpoint = new Endpoint(server, pauseMs);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        endpoint.answer(body, response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Answers so many requests more, and changes its mood then. */
  turn(mood: Endpoint['mood'], after: number): void {
    this.turning = { mood, after: this.asked.length + after };
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(body: string, response: ServerResponse): void {
    const { n, messages } = asking.parse(JSON.parse(body));
    const last = messages.at(-1)?.content ?? '';
    this.asked.push(last);
    if (this.turning !== null && this.asked.length > this.turning.after) {
      this.mood = this.turning.mood;
      this.turning = null;
    }
    if (this.mood === 'is silent') return;
    if (this.mood === 'fails') {
      response.writeHead(404).end('no such model');
      return;
    }
    const choices = Array.from({ length: n }, (_, index) => ({
      index,
      delta: { content: answerTo(last) },
      finish_reason: 'stop',
    }));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    setTimeout(() => response.end(`data: ${JSON.stringify({ choices })}\n\ndata: [DONE]\n\n`), this.pauseMs);
  }
}

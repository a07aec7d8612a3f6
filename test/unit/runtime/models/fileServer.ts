import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that gives one file, with ranges, and may break off or answer otherwise. */
export interface FileServer {
  readonly url: string;
  /** The `Range` header of each request, in order. */
  readonly ranges: (string | undefined)[];
  /** Bytes after which a connection is cut; Infinity lets all through. */
  cutAfter: number;
  /** Answer with this status and nothing else. */
  status: number | null;
  /** Leave the answer open after `cutAfter` bytes instead of cutting it. */
  hang: boolean;
  close(): Promise<void>;
}

export async function fileServer(content: Buffer): Promise<FileServer> {
  const http = createServer((request, response) => {
    answer(request, response, content, state);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const state: FileServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/model.gguf`,
    ranges: [],
    cutAfter: Infinity,
    status: null,
    hang: false,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => {
          resolve();
        });
      }),
  };
  return state;
}

function answer(request: IncomingMessage, response: ServerResponse, content: Buffer, state: FileServer): void {
  const { range } = request.headers;
  state.ranges.push(range);
  if (state.status !== null) {
    response.writeHead(state.status).end();
    return;
  }
  const start = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  if (start >= content.length) {
    response.writeHead(416).end();
    return;
  }
  const rest = content.subarray(start);
  response.writeHead(range === undefined ? 200 : 206, { 'content-length': rest.length });
  if (rest.length <= state.cutAfter) response.end(rest);
  else
    response.write(rest.subarray(0, state.cutAfter), () => {
      if (!state.hang) setTimeout(() => response.destroy(), 20);
    });
}

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Files served on the loopback address until they are closed. */
export interface StaticFiles {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  close(): void;
}

/** Serves folders by the first part of the path, and texts by their whole path; the texts may name the address. */
export async function serveFiles(
  folders: Readonly<Record<string, string>>,
  textsFor: (authority: string) => Readonly<Record<string, string>>,
): Promise<StaticFiles> {
  let texts: Readonly<Record<string, string>> = {};
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const headers = { 'access-control-allow-origin': '*', 'content-type': TYPES[extname(path)] ?? 'text/plain' };
    contentOf(path, folders, texts).then(
      (content) => response.writeHead(200, headers).end(content),
      () => response.writeHead(404, headers).end(),
    );
  });
  const authority = `127.0.0.1:${await listening(server)}`;
  texts = textsFor(authority);
  return { authority, close: () => void server.close() };
}

async function contentOf(
  path: string,
  folders: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): Promise<string | Buffer> {
  const text = texts[path];
  if (text !== undefined) return text;
  const [, name = '', ...rest] = normalize(path).split('/');
  const folder = folders[name];
  if (folder === undefined || rest.includes('..')) throw new Error(`Nothing is served at ${path}.`);
  return readFile(join(folder, ...rest));
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

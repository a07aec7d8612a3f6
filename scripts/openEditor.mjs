// Opens a real VS Code in the browser, on this machine only, with the extension in it and examples/ as its folder.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, URLSearchParams } from 'node:url';
import { cachePath } from './cache.mjs';
import { ensureEditor } from './codeServer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const START_LIMIT_MS = 60_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The address that opens the examples with the extension; the token keeps everyone else on this machine out. */
function address(port, token) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['openFile', remote(join(root, 'examples', 'problems.md'))],
  ];
  const query = new URLSearchParams({ tkn: token, folder: join(root, 'examples'), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

async function answers(port) {
  return fetch(`http://127.0.0.1:${port}/version`).then(
    (reply) => reply.ok,
    () => false,
  );
}

async function waitUntilItAnswers(port, child) {
  const end = performance.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The editor's server ended with status ${child.exitCode}.`);
    if (performance.now() > end) throw new Error('The editor did not start within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

console.log('This gets VS Code for the browser (code-server, about 300 MB with what it needs), once.');
const editor = await ensureEditor('newest', (message) => console.log(message));
const data = cachePath('editor-data');
await mkdir(data, { recursive: true });
const [port, token] = [await freePort(), randomUUID()];
const child = spawn(
  editor.node,
  [
    ...[editor.main, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')],
  ],
  { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'ignore', 'inherit'] },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
await waitUntilItAnswers(port, child);
console.log(`Open this address in a browser; Ctrl+C ends the editor.\n\n  ${address(port, token)}\n`);
process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)));

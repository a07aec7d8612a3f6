import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditorInstall } from './editors.ts';
import { waitFor } from './waiting.ts';

/** A running editor server on the loopback address, with its own folders, all gone when it is stopped. */
export interface EditorServer {
  readonly origin: string;
  /** `127.0.0.1:PORT`, as remote URLs name it. */
  readonly authority: string;
  readonly folder: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the server, and so of the extension host and of what it starts. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the server's own output goes. */
  readonly log: string;
  /** Whether the editor shows modal dialogs: it refuses to where it runs a development extension on the tests' word. */
  readonly dialogs?: boolean;
  /** Runs in the server's fresh folder before it starts. */
  readonly prepare?: (folder: string) => Promise<void> | undefined;
}

/** Where a test is about scores it says so: the scorer's model takes seconds to load. */
const WITHOUT_SCORER = { 'stepwise.model.scorer': 'none' };

/** Starts a server and resolves when it answers. */
export async function startServer(editor: EditorInstall, options: ServerOptions): Promise<EditorServer> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-editor-'));
  await writeSettings(folder, { ...WITHOUT_SCORER, ...options.settings });
  await options.prepare?.(folder);
  const port = await freePort();
  const child = spawn(editor.node, [editor.main, ...serverArguments(folder, port, options.dialogs === true)], {
    env: { ...process.env, ...options.env, NODE_OPTIONS: '', HOME: folder },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(options.log);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const server = { origin: `http://127.0.0.1:${port}`, authority: `127.0.0.1:${port}`, folder, process: child };
  const stop = (): Promise<void> => stopServer(child, folder);
  try {
    await waitFor(`editor ${editor.vscode} to answer`, 30_000, () => answers(server.origin));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...server, stop };
}

function serverArguments(folder: string, port: number, dialogs: boolean): readonly string[] {
  const driver = dialogs ? [] : ['--enable-smoke-test-driver'];
  const flags = ['--without-connection-token', '--accept-server-license-terms', ...driver];
  const quiet = ['--disable-workspace-trust', '--disable-telemetry'];
  const paths = ['--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions')];
  return ['--host', '127.0.0.1', '--port', String(port), ...flags, ...quiet, ...paths];
}

/** Writes the settings of a server's folder. */
async function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const machine = join(folder, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(join(machine, 'settings.json'), JSON.stringify(settings));
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/version`)).ok;
  } catch {
    return false;
  }
}

async function stopServer(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
  });
}

import { strict as assert } from 'node:assert';
import { subscribe } from 'node:diagnostics_channel';
import { commands } from 'vscode';
import * as z from 'zod';
import { descendants } from '../harness/processes.ts';
import { testedExtension } from './extensionApi.ts';
import { watchHost } from './hostTasks.ts';

const ACTIVATION_LIMIT_MS = 50;
const LOADED_LIMIT_MS = 150;
const manifest = z.object({
  contributes: z.object({ commands: z.array(z.object({ command: z.string() })) }),
});

/** The processes below this one; only Linux tells them to everyone. */
async function startedProcesses(): Promise<readonly number[]> {
  return process.platform === 'linux' ? (await descendants(process.pid)).map(({ pid }) => pid) : [];
}

describe('activation', () => {
  it('takes less than 50 ms, starts no process and opens no connection', async () => {
    const before = await startedProcesses();
    let connections = 0;
    subscribe('net.client.socket', () => {
      connections++;
    });
    const { busyMs } = await watchHost(async () => testedExtension().activate());
    const { activationMs } = await testedExtension().activate();
    // The clock also tells what else the machine does. Where that was much, the processor's time decides: of activation and
    // of loading the code, which is not minified here.
    const isShort = activationMs < ACTIVATION_LIMIT_MS || (busyMs ?? Infinity) < LOADED_LIMIT_MS;
    assert.ok(isShort, `took ${activationMs} ms, ${busyMs ?? 'unknown'} ms of the processor`);
    assert.deepEqual(await startedProcesses(), before);
    assert.equal(connections, 0);
  });

  it('registers every command of the manifest', async () => {
    const { contributes } = manifest.parse(testedExtension().packageJSON);
    const registered = await commands.getCommands(true);
    const missing = contributes.commands.map(({ command }) => command).filter((id) => !registered.includes(id));
    assert.deepEqual(missing, []);
  });
});

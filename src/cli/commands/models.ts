import type { Command } from 'commander';
import {
  downloadModel,
  machineMemory,
  memoryFit,
  type CatalogueEntry,
  type DownloadProgress,
} from '../../runtime/models/index.ts';
import { modelStore } from '../composition/modelChoice.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';
import { paintFor } from '../output/style.ts';

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function listLine({ entry, installed }: { entry: CatalogueEntry; installed: boolean }): string {
  const state = installed ? 'here' : entry.tried ? 'not here' : 'not here, not tried by the project';
  return `${entry.id}  ${entry.title}, ${entry.purpose}, ${megabytes(entry.bytes)}, ${entry.licence.name} (${state})`;
}

async function list(context: CliContext, json: boolean): Promise<void> {
  const models = await modelStore(context.installation).list();
  const rows = models.map(({ entry, installed }) => ({
    id: entry.id,
    title: entry.title,
    purpose: entry.purpose,
    installed,
  }));
  writeLines(context.io.output, json ? [JSON.stringify(rows)] : models.map(listLine));
}

/** Progress on one line of a terminal; elsewhere a line for each tenth. */
function progressWriter({ io }: CliContext): (progress: DownloadProgress) => void {
  let tenth = -1;
  return ({ phase, doneBytes, totalBytes, bytesPerSecond }) => {
    const share = doneBytes / totalBytes;
    const text = `${phase}: ${megabytes(doneBytes)} of ${megabytes(totalBytes)}, ${megabytes(bytesPerSecond)}/s`;
    if (io.errors.isTTY === true) io.errors.write(`\r\u001b[K${text}${share >= 1 ? '\n' : ''}`);
    else if (Math.floor(share * 10) !== tenth) {
      tenth = Math.floor(share * 10);
      writeLines(io.errors, [text]);
    }
  };
}

async function get(context: CliContext, id: string, sha256: string | undefined): Promise<void> {
  const store = modelStore(context.installation);
  const entry = store.catalogue.get(id);
  const { io } = context;
  writeLines(io.errors, [`${entry.title}: ${megabytes(entry.bytes)}. ${memoryFit(entry, machineMemory()).text}`]);
  const file = await downloadModel(store, id, {
    signal: io.signal,
    onProgress: progressWriter(context),
    ...(sha256 !== undefined && { sha256 }),
  });
  writeLines(io.output, [paintFor(io.output)('green', file)]);
}

async function remove(context: CliContext, id: string): Promise<void> {
  await modelStore(context.installation).remove(id);
  writeLines(context.io.output, [`${id} was removed.`]);
}

/** `stepwise models list | get ID | remove ID`. */
export function addModels(program: Command, context: CliContext): void {
  const models = program.command('models').description('the models of the catalogue and those on this machine');
  models
    .command('list', { isDefault: true })
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await list(context, json === true);
    });
  models
    .command('get')
    .description('download a model; says how large it is')
    .argument('<id>')
    .option('--sha256 <digest>', 'for a model whose checksum the catalogue does not have')
    .action(async (id: string, { sha256 }: { sha256?: string }) => {
      await get(context, id, sha256);
    });
  models
    .command('remove')
    .argument('<id>')
    .action(async (id: string) => {
      await remove(context, id);
    });
}

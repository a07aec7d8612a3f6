import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { toFailure } from '../../core/errors.ts';
import { machineMemory, memoryFit } from '../../runtime/models/index.ts';
import { SymbolicHost } from '../../runtime/symbolic/host.ts';
import { versionOf, type Installation } from '../composition/installation.ts';
import { chooseScorer, modelStore } from '../composition/modelChoice.ts';
import type { CliContext } from '../context.ts';
import { EXIT, writeLines } from '../io.ts';
import { paintFor } from '../output/style.ts';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

async function finding(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, says: await look() };
  } catch (error) {
    return { what, ok: false, says: toFailure(error).message };
  }
}

async function symbolicFinding({ bundles }: Installation): Promise<string> {
  const host = new SymbolicHost({ script: join(bundles, 'symbolic.js'), limitMs: 2000 });
  try {
    const { outcome } = await host.checkStep({ problem: null, previous: [], step: '48 / 2 = 24' });
    if (outcome !== 'proved') throw new Error(`48 / 2 = 24 is ${outcome}`);
    return 'proves 48 / 2 = 24';
  } finally {
    host.dispose();
  }
}

async function solverFinding(installation: Installation): Promise<string> {
  const store = modelStore(installation);
  const entry = store.catalogue.forRole('default');
  const { file, verified } = await store.require(entry.id);
  return `${file} (${verified ? 'verified' : 'not verified'}). ${memoryFit(entry, machineMemory()).text}`;
}

async function scorerFinding(installation: Installation): Promise<string> {
  const scorer = await chooseScorer(modelStore(installation), null);
  return scorer === null ? 'none on this machine: steps get verdicts without scores' : scorer.entry.title;
}

async function findings(installation: Installation): Promise<readonly Finding[]> {
  return Promise.all([
    finding('version', () =>
      Promise.resolve(`${versionOf(installation)}, Node ${process.version}, ${process.platform}-${process.arch}`),
    ),
    finding('machine', () =>
      Promise.resolve(`${availableParallelism()} cores, ${(machineMemory().totalBytes / 1e9).toFixed(1)} GB`),
    ),
    finding('model process', async () => `${(await stat(join(installation.bundles, 'model.js'))).size} bytes`),
    finding('symbolic engine', () => symbolicFinding(installation)),
    finding('default model', () => solverFinding(installation)),
    finding('scorer', () => scorerFinding(installation)),
  ]);
}

/** `stepwise doctor`: what works on this machine, and what to do where something does not. */
export function addDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('look whether everything needed is here and works')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const all = await findings(context.installation);
      const paint = paintFor(context.io.output);
      const lines = all.map(({ what, ok, says }) => `${ok ? paint('green', '✓') : paint('red', '✗')} ${what}: ${says}`);
      writeLines(context.io.output, json === true ? [JSON.stringify(all)] : lines);
      if (all.some(({ ok }) => !ok)) context.exit(EXIT.fault);
    });
}

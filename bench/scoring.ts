import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ModelClient } from '../src/runtime/client/index.ts';
import { builtInCatalogue, ModelStore, scorerFiles, storeFolder } from '../src/runtime/models/index.ts';
import { plainSpec, type ModelSpec } from '../src/runtime/protocol/index.ts';
import { STEPS } from './scoringParts/derivation.ts';
import { measureRound, type Cost, type Round, type ScorerSpecs } from './scoringParts/measure.ts';

const ROUNDS = 3;
const SCORER = 'stepwise-prm-0.5b';
const CONTEXT = 1024;

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function line(name: string, rounds: readonly Round[], pick: (round: Round) => Cost): string {
  const of = (part: (cost: Cost) => number): string => median(rounds.map((round) => part(pick(round)))).toFixed(0);
  return `| ${name} | ${of(({ tokens }) => tokens)} | ${of(({ ms }) => ms)} | ${of(({ cpuMs }) => cpuMs)} |`;
}

/** How many times cheaper the first is, in processor time: what else the machine does moves it least. */
function times(rounds: readonly Round[], more: (round: Round) => Cost, less: (round: Round) => Cost): string {
  return median(rounds.map((round) => more(round).cpuMs / less(round).cpuMs)).toFixed(1);
}

/** Resident memory of a model process that holds these, in megabytes. */
async function memoryOf(specs: { readonly solver?: ModelSpec; readonly scorer?: ScorerSpecs }): Promise<number> {
  const client = new ModelClient({ script: resolve('dist', 'model.js'), threads: 1 });
  try {
    if (specs.solver) await client.load(specs.solver);
    if (specs.scorer) await measureRound(client, specs.scorer, 0);
    return ((await client.stats())?.residentBytes ?? 0) / 1e6;
  } finally {
    client.dispose();
  }
}

const [, , out = 'docs/bench/scoring.md'] = process.argv;
const store = new ModelStore({ folder: storeFolder(), catalogue: builtInCatalogue(), bundled: resolve('data') });
const { entry, file, adapters, verified, numbers } = await scorerFiles(store, SCORER);
const marks = plainSpec(entry.id, file, { contextSize: CONTEXT, sequences: 1, adapters, verified });
const whole = numbers && plainSpec(numbers.id, numbers.file, { contextSize: CONTEXT, sequences: 1, verified: true });
const scorer: ScorerSpecs = { marks, numbers: whole };
const base = await store.require(entry.on?.base ?? entry.id);
const solver = plainSpec(base.entry.id, base.file, { contextSize: CONTEXT, sequences: 1, verified: true });

const client = new ModelClient({ script: resolve('dist', 'model.js'), threads: 1 });
await measureRound(client, scorer, 0);
const rounds: Round[] = [];
for (let round = 1; round <= ROUNDS; round++) rounds.push(await measureRound(client, scorer, round));
client.dispose();
const memory = {
  solver: await memoryOf({ solver }),
  scorer: await memoryOf({ scorer }),
  cut: await memoryOf({ solver, scorer }),
  shared: await memoryOf({ solver, scorer: { marks: { ...solver, id: 'whole base as scorer' }, numbers: whole } }),
};
const page = [
  '# Scoring steps',
  `\`npm run bench -- scoring\`, on ${process.env.STEPWISE_BENCH_MACHINE ?? 'an unnamed machine'}. ${entry.title}, ${STEPS.length} steps, one thread; the median of ${ROUNDS} rounds.`,
  '',
  '| | tokens evaluated | ms | processor time, ms |',
  '| --- | --- | --- | --- |',
  line('all steps in one prefill each', rounds, ({ together }) => together),
  line('of these the marks alone, on the cut base', rounds, ({ marks }) => marks),
  line('one prompt a step', rounds, ({ apart }) => apart),
  line('again after an edit of the last step', rounds, ({ edit }) => edit),
  '',
  `One prefill is ${times(
    rounds,
    ({ apart }) => apart,
    ({ together }) => together,
  )} times cheaper than one prompt a step; scoring after an edit of the last step is ${times(
    rounds,
    ({ together }) => together,
    ({ edit }) => edit,
  )} times cheaper than from the start (processor time, medians of the rounds' ratios; wanted: at least 5 each).`,
  '',
  '| resident memory of the model process | MB |',
  '| --- | --- |',
  `| the base as solver alone | ${memory.solver.toFixed(0)} |`,
  `| the scorer alone: the cut base, and the whole one for its numbers | ${memory.scorer.toFixed(0)} |`,
  `| solver and scorer, on a copy of the base cut after ${entry.on?.blocks ?? 'all'} blocks | ${memory.cut.toFixed(0)} |`,
  `| solver and a scorer on the whole base: one loaded model, three contexts | ${memory.shared.toFixed(0)} |`,
  '',
  'The scorer reads its marks with adapters on a cut base and how far numbers are expected with the whole one; of those two',
  'files only the whole one is shared with a solver of that base. What the solver has evaluated is of no use to the marks, for',
  'adapters on the blocks change every state. What is kept from step to step is the scorer’s own evaluated text.',
  '',
].join('\n');
await writeFile(out, page);
console.log(page);

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ModelClient } from '../src/runtime/client/index.ts';
import { builtInCatalogue, downloadModel, ModelStore, storeFolder } from '../src/runtime/models/index.ts';
import { plainSpec } from '../src/runtime/protocol/index.ts';
import { bareRunner } from './runtimeParts/bare.ts';
import { clientRunner, type Runner } from './runtimeParts/client.ts';

const ROUNDS = 7;
const TOKENS = 64;
const CONTEXT = 1024;
const QUESTION =
  'A class of 28 pupils buys 3 pens each at 0.75 euros. How much do they pay in all? Think step by step.';

interface Measure {
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
  /** Processor time for a token, the prompt's share in it: the figure that other load on the machine moves least. */
  readonly cpuMsPerToken: number;
}

async function measure(runner: Runner, round: number): Promise<Measure> {
  // Another beginning each round: no evaluated prompt can be used again.
  const prompt = `Problem ${round}. ${QUESTION}\n`;
  const cpu = await runner.cpuSeconds();
  const started = performance.now();
  let first = 0;
  let tokens = 0;
  for await (const count of runner.generate(prompt, TOKENS)) {
    if (tokens === 0) first = performance.now();
    tokens += count;
  }
  const seconds = (performance.now() - first) / 1000;
  const cpuMsPerToken = (((await runner.cpuSeconds()) - cpu) * 1000) / tokens;
  return { tokensPerSecond: (tokens - 1) / seconds, firstTokenMs: first - started, cpuMsPerToken };
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

const [, , out = 'docs/bench/runtime.md'] = process.argv;
const role = process.env.STEPWISE_BENCH_MODEL === 'small' ? 'small' : 'default';
const store = new ModelStore({ folder: storeFolder(), catalogue: builtInCatalogue(), bundled: resolve('data') });
const entry = store.catalogue.forRole(role);
const file = await downloadModel(store, entry.id, { signal: new AbortController().signal });
const client = new ModelClient({ script: resolve('dist', 'model.js') });
const spec = plainSpec(entry.id, file, { contextSize: CONTEXT, sequences: 1, verified: true });
const ours = clientRunner(client, spec);
const bare = await bareRunner(file, CONTEXT);

await measure(ours, 0);
await measure(bare, 0);
const rounds: { readonly ours: Measure; readonly bare: Measure }[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  // Who goes first changes, so that neither profits from what else the machine does.
  const isOursFirst = round % 2 === 1;
  const first = await measure(isOursFirst ? ours : bare, round);
  const second = await measure(isOursFirst ? bare : ours, round);
  rounds.push(isOursFirst ? { ours: first, bare: second } : { ours: second, bare: first });
  console.log(`round ${round} of ${ROUNDS}: ${(rounds.at(-1)?.ours.tokensPerSecond ?? 0).toFixed(1)} tokens/s`);
}
const ratio = median(rounds.map((round) => round.ours.tokensPerSecond / round.bare.tokensPerSecond));
const stats = await client.stats();
const row = (name: string, pick: (round: Measure) => number, digits: number): string =>
  `| ${name} | ${median(rounds.map((r) => pick(r.ours))).toFixed(digits)} | ${median(rounds.map((r) => pick(r.bare))).toFixed(digits)} |`;
const page = [
  '# The model process',
  `\`npm run bench -- runtime\`, on ${process.env.STEPWISE_BENCH_MACHINE ?? 'an unnamed machine'}. ${entry.title}, ${TOKENS} tokens, ` +
    `${stats?.threads ?? 0} thread(s), device ${stats?.device ?? 'unknown'}; the median of ${ROUNDS} alternating rounds.`,
  '',
  '| | through the model process | node-llama-cpp used bare |',
  '| --- | --- | --- |',
  row('tokens a second', (round) => round.tokensPerSecond, 2),
  row('time to the first token, ms', (round) => round.firstTokenMs, 0),
  row('processor time a token, ms', (round) => round.cpuMsPerToken, 1),
  `| resident memory, MB | ${((stats?.residentBytes ?? 0) / 1e6).toFixed(0)} | ${(process.memoryUsage.rss() / 1e6).toFixed(0)} |`,
  '',
  `Median of the rounds' ratios of tokens a second: ${ratio.toFixed(3)} (wanted: at least 0.97).`,
  '',
].join('\n');
await writeFile(out, page);
console.log(page);
client.dispose();
await bare.dispose();

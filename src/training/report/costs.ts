import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../../evaluation/report/sections.ts';
import { costs, estimate } from '../recipe/estimate.ts';
import { stageNames, type Recipe, type StageName } from '../recipe/recipe.ts';
import { readManifest, type Manifest } from '../stage/manifest.ts';

/** What one pass of a stage is counted in, and what its speed hangs on. */
const MEASURES: Readonly<
  Record<StageName, { readonly unit: string; readonly of: (manifest: Manifest) => number; readonly bound: string }>
> = {
  data: {
    unit: 'problems',
    of: ({ counts }) => counts.problems ?? 0,
    bound: 'symbolic checks; with --regenerate the model that writes',
  },
  evolve: {
    unit: 'problems evolved',
    of: ({ counts }) => (counts.problems ?? 0) - (counts.roots ?? 0),
    bound: 'the model that writes: memory bandwidth, or the endpoints’ rate',
  },
  irm: {
    unit: 'pairs',
    of: ({ counts }) => (counts.pairs ?? 0) + (counts.held ?? 0),
    bound: 'adapter training: matrix products',
  },
  labels: {
    unit: 'solutions',
    of: ({ counts }) => counts.solutions ?? 0,
    bound: 'the judge or the rollouts; symbolic checks',
  },
  prm: { unit: 'rows', of: ({ counts }) => counts.rows ?? 0, bound: 'adapter training: matrix products' },
  sft: { unit: 'rows', of: ({ counts }) => counts.rows ?? 0, bound: 'adapter training: matrix products' },
  ppo: {
    unit: 'solutions trained on',
    of: ({ settings }) =>
      ['rounds', 'steps', 'batch'].reduce((product, name) => product * Number(settings[name] ?? 0), 1),
    bound: 'writing token by token, then three reads and the training of each solution; measuring before and after',
  },
  export: { unit: 'files', of: () => 1, bound: 'the disk' },
};

/** How fast the stages of a run were, from their manifests: loading models and starting Python included. */
export async function throughputSection(run: string): Promise<Section> {
  const rows: string[][] = [];
  for (const stage of stageNames) {
    const file = join(run, stage, `${stage}.manifest.json`);
    const manifest = existsSync(file) ? await readManifest(file) : null;
    if (manifest === null) continue;
    const { unit, of, bound } = MEASURES[stage];
    const [items, seconds] = [of(manifest), Math.max(manifest.seconds, 0.1)];
    rows.push([stage, `${items} ${unit}`, seconds.toFixed(1), (items / seconds).toFixed(2), bound]);
  }
  return { title: `Throughput of ${run}`, table: { head: ['stage', 'work', 'seconds', 'a second', 'bound by'], rows } };
}

function hours(value: number): string {
  return value < 1 ? `${(60 * value).toFixed(0)} min` : `${value.toFixed(1)} h`;
}

/** What recipes are expected to take and cost, by the table of devices and their sources. */
export function costSection(recipes: readonly Recipe[], pricePerHour: number): Section {
  const sorted = recipes.toSorted((one, other) => one.size.parameters - other.size.parameters);
  const rows = sorted.map((recipe) => {
    const { parameters, problems, devices } = recipe.size;
    const made = estimate(recipe);
    const parts = new Map(made.stages.map(({ stage, hours: time }) => [stage, time]));
    const part = (stage: StageName): string => hours(parts.get(stage) ?? 0);
    const total = made.hours * devices;
    const size = `${(parameters / 1e9).toFixed(1)}B, ${problems} problems`;
    const stages = [part('evolve'), part('sft'), part('ppo'), hours(made.hours)];
    const memory = `${made.memoryGb.toFixed(0)} GB`;
    return [
      size,
      `${devices} x ${made.device}`,
      ...stages,
      memory,
      total.toFixed(0),
      (total * pricePerHour).toFixed(0),
    ];
  });
  const devices = new Set(recipes.map(({ size }) => size.device));
  const sources = [...devices].map(
    (name) => `${costs.devices[name]?.title ?? name}: ${costs.devices[name]?.source ?? ''}`,
  );
  const head = ['size', 'on', 'evolve', 'sft', 'ppo', 'all', 'memory of each', 'device hours', 'cost'];
  const note = `Estimated, rough by a factor of three either way; ${pricePerHour} a device and hour, as given. ${sources.join('; ')}.`;
  return { title: 'Expected time and cost', note, table: { head, rows } };
}

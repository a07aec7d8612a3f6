import { join } from 'node:path';
import * as z from 'zod';
import type { CurvePlot } from '../../evaluation/report/curvePlot.ts';
import type { Report, Section } from '../../evaluation/report/sections.ts';
import { allLines } from '../reward/jsonLines.ts';
import { stageNames } from '../recipe/recipe.ts';
import { readManifest, type Manifest } from '../stage/manifest.ts';

const pointSchema = z.record(z.string(), z.number());
type Point = z.infer<typeof pointSchema>;

/** Which of a trainer's numbers are drawn together, and what the picture is called. */
const CURVES: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  { title: 'loss', names: ['loss', 'heldOut'] },
  { title: 'reward', names: ['objective/scores', 'objective/rlhf_reward'] },
  { title: 'KL to the model it started from', names: ['objective/kl'] },
  { title: 'policy and value loss', names: ['loss/policy_avg', 'loss/value_avg'] },
];

function curve(points: readonly Point[], title: string, names: readonly string[], stage: string): Section[] {
  const series = names.flatMap((label) => {
    const found = points.flatMap((point, place): [number, number][] => {
      const value = point[label];
      return value === undefined ? [] : [[point.step ?? place, value]];
    });
    return found.length < 2 ? [] : [{ label, points: found }];
  });
  const plot: CurvePlot = { kind: 'curve', along: 'step', series };
  return series.length === 0 ? [] : [{ title: `${stage}: ${title}`, plot }];
}

async function curves(folder: string, stage: string): Promise<readonly Section[]> {
  const points = await allLines(join(folder, `${stage}.curve.jsonl`), (data) => pointSchema.parse(data)).catch(
    () => [],
  );
  return CURVES.flatMap(({ title, names }) => curve(points, title, names, stage));
}

const roundSchema = z.object({
  round: z.number(),
  rate: z.number(),
  reward: z.number(),
  pool: z.number(),
  learnable: z.number(),
  grown: z.number(),
});

async function rounds(folder: string): Promise<readonly Section[]> {
  const [found] = await allLines(join(folder, 'rounds.json'), (data) => z.array(roundSchema).parse(data)).catch(
    () => [],
  );
  if (found === undefined || found.length < 2) return [];
  const line = (label: string, of: (row: z.infer<typeof roundSchema>) => number): CurvePlot['series'][number] => ({
    label,
    points: found.map((row): [number, number] => [row.round, of(row)]),
  });
  const series = [line('pass rate, %', ({ rate }) => 100 * rate), line('reward, x 100', ({ reward }) => 100 * reward)];
  const plot: CurvePlot = { kind: 'curve', along: 'round', series };
  const rows = found.map((row) =>
    [row.round, (100 * row.rate).toFixed(1), row.reward.toFixed(3), row.pool, row.learnable, row.grown].map(String),
  );
  const table = { head: ['before round', 'pass rate, %', 'reward', 'pool', 'learned from', 'evolved'], rows };
  return [{ title: 'ppo: pass rate and reward on problems held apart', plot, table }];
}

function examples(rows: readonly unknown[], title: string): readonly Section[] {
  const shown = rows.slice(0, 5).map((row) => [JSON.stringify(row).slice(0, 600)]);
  return shown.length === 0 ? [] : [{ title: `${title}: examples`, table: { head: ['row'], rows: shown } }];
}

async function stageSections(folder: string, manifest: Manifest): Promise<readonly Section[]> {
  const { stage, counts, seconds, settings, model } = manifest;
  const rows = Object.entries(counts).map(([name, value]) => [name, String(value)]);
  const perSecond = (counts.problems ?? counts.rows ?? counts.pairs ?? 0) / Math.max(seconds, 0.1);
  const note = `${seconds} s (${perSecond.toFixed(2)} items a second); model ${model ?? '-'}; ${JSON.stringify(settings)}`;
  const head: Section = { title: stage, note, table: { head: ['count', 'value'], rows } };
  const shown = stage === 'data' ? 'rows.jsonl' : stage === 'evolve' ? 'problems.jsonl' : null;
  const some = shown === null ? [] : await allLines(join(folder, shown), (data) => data).catch(() => []);
  return [
    head,
    ...(await curves(folder, stage)),
    ...(stage === 'ppo' ? await rounds(folder) : []),
    ...examples(some, stage),
  ];
}

/** What a run's stages made, from their manifests and curves: the folder of each stage lies in `out`. */
export async function trainingReport(
  out: string,
  title: string,
  made: Readonly<Record<string, string>>,
): Promise<Report> {
  const sections: Section[] = [];
  for (const stage of stageNames) {
    const folder = join(out, stage);
    const manifest = await readManifest(join(folder, `${stage}.manifest.json`));
    if (manifest !== null) sections.push(...(await stageSections(folder, manifest)));
  }
  return { title, made, sections };
}

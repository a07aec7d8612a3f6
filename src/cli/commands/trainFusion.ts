import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fitProfile } from '../../evaluation/fusion/fitProfile.ts';
import { fusionReport } from '../../evaluation/fusion/fusionReport.ts';
import { halfOf } from '../../evaluation/fusion/halves.ts';
import { readWitnessed } from '../../evaluation/fusion/readWitnessed.ts';
import type { WitnessedRow } from '../../evaluation/fusion/witnessedRows.ts';
import { toMarkdown } from '../../evaluation/report/markdown.ts';
import { writeReport } from '../../evaluation/report/writeReport.ts';
import { parseFusionProfiles, type FusionProfile } from '../../reward/index.ts';
import { versionOf } from '../composition/installation.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';

interface FusionOptions {
  readonly data: string;
  readonly learned: string;
  readonly symbolic: string;
  readonly agreement?: string;
  readonly out: string;
  readonly write?: string;
  readonly partial?: boolean;
  readonly whole?: boolean;
}

const FITTED_HALF = 'the half of ProcessBench dev that is fitted on';

function countOf(rows: readonly WitnessedRow[]): string {
  const steps = rows.reduce((sum, { row }) => sum + row.labels.filter((label) => label !== null).length, 0);
  const tried = rows.filter(({ agreement }) => agreement !== null).length;
  return `${rows.length} rows, ${steps} labelled steps, ${tried} rows with independent tries`;
}

/** Puts the profiles in the place of those of the same scorers; all others stay. */
async function storeProfiles(file: string, made: readonly FusionProfile[]): Promise<void> {
  const stored = parseFusionProfiles(JSON.parse(await readFile(file, 'utf8')));
  const others = stored.filter((profile) => !made.some(({ scorer }) => scorer === profile.scorer));
  await writeFile(file, `${JSON.stringify({ version: 2, profiles: [...others, ...made] }, null, 2)}\n`);
}

/** The profiles worth keeping: that of the scorer, and the one without it where independent tries can be weighed. */
function profilesOf(rows: readonly WitnessedRow[], scorer: string | null, of: string): FusionProfile[] {
  const fittedOn = `${of}: ${countOf(rows)}`;
  const [withScorer, without] = [fitProfile(rows, scorer, fittedOn), fitProfile(rows, null, fittedOn)];
  return without.withTries === undefined ? [withScorer] : [without, withScorer];
}

async function trainFusion(context: CliContext, raw: FusionOptions): Promise<void> {
  const rows = await readWitnessed({ ...raw, agreement: raw.agreement ?? null, partial: raw.partial === true });
  const [fitted, held] = (['fit', 'held'] as const).map((half) =>
    rows.filter(({ row }) => halfOf(row.problemKey) === half),
  ) as [WitnessedRow[], WitnessedRow[]];
  const scorer = rows[0]?.learned?.scorer ?? null;
  const fittedOn = `${FITTED_HALF}: ${countOf(fitted)}`;
  const profile = fitProfile(fitted, scorer, fittedOn);
  const withoutScorer = fitProfile(fitted, null, fittedOn);
  const made = {
    command: 'stepwise train fusion',
    version: versionOf(context.installation),
    scorer: scorer ?? 'none',
    fitted: countOf(fitted),
    held: countOf(held),
  };
  const report = fusionReport({ made, profile, withoutScorer, fitted, held });
  const files = await writeReport(report, raw.out);
  if (raw.write !== undefined) {
    const [used, of] =
      raw.whole === true ? ([rows, 'all of ProcessBench dev'] as const) : ([fitted, FITTED_HALF] as const);
    await storeProfiles(raw.write, profilesOf(used, scorer, of));
  }
  const written = raw.write === undefined ? files : [...files, raw.write];
  writeLines(context.io.output, [toMarkdown(report), `Written: ${written.join(', ')}`]);
}

/**
 * `stepwise train fusion`: how the witnesses' evidence becomes one calibrated score, fitted on one half of labelled
 * solutions and measured on the other. Runs no model; the same files give the same profile and report.
 */
export function addTrainFusion(train: Command, context: CliContext): void {
  train
    .command('fusion')
    .description('fit how evidence becomes a score on one half of labelled solutions, and measure on the other')
    .requiredOption('--data <file>', 'labelled solutions (ProcessBench) as JSON lines')
    .requiredOption('--learned <file>', 'made by "stepwise evidence learned"')
    .requiredOption('--symbolic <file>', 'made by "stepwise evidence symbolic"')
    .option('--agreement <file>', 'made by "stepwise evidence agreement"')
    .requiredOption('--out <name>', 'NAME.json, .md and .html are the report')
    .option('--partial', 'leave out rows the scorer has not read yet')
    .option('--write <file>', 'put the fitted profiles into this file (data/fusion.json)')
    .option('--whole', 'fit what is written on all rows; the report stays that of one half measured on the other')
    .action((raw: FusionOptions) => trainFusion(context, raw));
}

import { FEATURE_NAMES, type FusionProfile } from '../../reward/index.ts';
import { weightedBootstrap, type Estimate } from '../metrics/bootstrap.ts';
import { weightedAuc, weightedF1 } from '../metrics/weighted.ts';
import type { Report, Section } from '../report/sections.ts';
import {
  besidePublished,
  calibrationSections,
  interval,
  measureBySubset,
  measuresSection,
} from '../report/stepReport.ts';
import { BY_PROBLEM, ownedScores } from '../stepMeasures.ts';
import { halvingsSection } from './halvings.ts';
import { HALVES_NOTE } from './halves.ts';
import { numberSystems } from './numberSystems.ts';
import { baselines, BOTH, engineSystem, scorerSystem, symbolicSystem, type System } from './systems.ts';
import { withoutReadings } from './withoutReadings.ts';
import type { WitnessedRow } from './witnessedRows.ts';

/** What a report on fused evidence is made from: the profiles fitted on `fitted`, measured on `held`. */
export interface FusionReportInput {
  readonly made: Readonly<Record<string, string>>;
  readonly profile: FusionProfile;
  /** The profile for tries without a scorer. */
  readonly withoutScorer: FusionProfile;
  readonly fitted: readonly WitnessedRow[];
  readonly held: readonly WitnessedRow[];
}

const ALL = { symbolic: true, learned: true, agreement: true };
/** Lengths that differ by less than about a fifth share a group: quarters of octaves of the number of characters. */
function lengthGroup(characters: number): string {
  return String(Math.floor(4 * Math.log2(Math.max(1, characters))));
}

const TRIES = { symbolic: true, learned: false, agreement: true };

/** F1, step AUC, calibration and what each witness adds, all on the half held apart. */
export function fusionReport(input: FusionReportInput): Report {
  const { profile, fitted, held, made } = input;
  const prm = scorerSystem(profile, fitted);
  const both = engineSystem('PRM and symbolic', profile, BOTH);
  const ofNumbers = numberSystems(fitted, profile.scorer);
  const systems = [both, ...ofNumbers, prm, symbolicSystem, withoutReadings(fitted), ...baselines(fitted)];
  const measures = measureBySubset(systems, held);
  const sections = [
    meanSection(systems, held),
    measuresSection(measures),
    halvingsSection([...fitted, ...held], profile.scorer),
    lengthSection(systems, held),
    ...calibrationSections([both, prm], held),
    ...triesSections(input, prm, both),
    besidePublished(measures),
    weightsSection(profile),
  ];
  return { title: 'ProcessBench: what the witnesses say together', made: { ...made, halves: HALVES_NOTE }, sections };
}

/** ProcessBench's average: F1 of each subset, and their mean. */
function meanOverSubsets(system: System, rows: readonly WitnessedRow[]): (weights: readonly number[]) => number {
  const places = new Map<string, number[]>();
  for (const [place, { row }] of rows.entries()) places.set(row.subset, [...(places.get(row.subset) ?? []), place]);
  const parts = [...places.values()].map((of) => ({
    of,
    f1: weightedF1(
      of.flatMap((place) => {
        const row = rows[place];
        return row === undefined ? [] : [{ firstError: row.row.firstError, predicted: system.firstError(row) }];
      }),
    ),
  }));
  return (weights) => {
    const figures = parts.map(({ of, f1 }) => f1(of.map((place) => weights[place] ?? 0)));
    return figures.reduce((sum, f1) => sum + f1, 0) / figures.length;
  };
}

function meanSection(systems: readonly System[], held: readonly WitnessedRow[]): Section {
  const estimates = systems.map((system) => ({
    system,
    f1: weightedBootstrap(held, meanOverSubsets(system, held), BY_PROBLEM),
  }));
  return {
    title: 'F1, mean over the subsets',
    note: `On ${held.length} rows held apart; thresholds and weights come from the other half.`,
    table: { head: ['scoring', 'mean F1'], rows: estimates.map(({ system, f1 }) => [system.name, interval(f1, 1)]) },
    plot: { kind: 'bars', bars: estimates.map(({ system, f1 }) => ({ label: system.name, ...f1 })) },
  };
}

function lead(system: System, baseline: System, held: readonly WitnessedRow[]): Estimate {
  const [own, other] = [system, baseline].map((of) => weightedAuc(ownedScores(of, held)));
  return weightedBootstrap(held, (weights) => (own?.(weights) ?? NaN) - (other?.(weights) ?? NaN), BY_PROBLEM);
}

function lengthSection(systems: readonly System[], held: readonly WitnessedRow[]): Section {
  const length = systems.find(({ name }) => name === 'step length') ?? symbolicSystem;
  const matched = (system: System): Estimate =>
    weightedBootstrap(held, weightedAuc(ownedScores(system, held, (step) => lengthGroup(step.length))), BY_PROBLEM);
  const blind = systems.find(({ name }) => name === 'all but the PRM') ?? symbolicSystem;
  const rows = systems.map((system) => [
    system.name,
    interval(matched(system), 3),
    system === length ? '' : interval(lead(system, length, held), 3),
    system === blind ? '' : interval(lead(system, blind, held), 3),
  ]);
  return {
    title: 'Against the length of a step',
    note: 'AUC among steps of like length (within about a fifth), where length tells nothing; and the lead in AUC over length alone, on the same draws.',
    table: {
      head: ['scoring', 'AUC at like length', 'AUC less that of length', 'AUC less that of all but the PRM'],
      rows,
    },
  };
}

/** On the rows that have independent tries: what those add, and what they cost. */
function triesSections({ profile, withoutScorer, held }: FusionReportInput, prm: System, both: System): Section[] {
  const rows = held.filter(({ agreement }) => agreement !== null);
  if (rows.length === 0 || profile.withTries === undefined) return [];
  const all = engineSystem('all three', profile, ALL);
  const alone = engineSystem('symbolic and tries', withoutScorer, TRIES);
  const tokens = rows.reduce((sum, { agreement }) => sum + (agreement?.tokens ?? 0), 0) / rows.length;
  const table = measuresSection(measureBySubset([all, both, prm, alone, symbolicSystem], rows));
  return [
    {
      ...table,
      title: 'With independent tries',
      note: `The ${rows.length} held rows whose problem was tried independently: ${tokens.toFixed(0)} tokens written a problem. ${table.note ?? ''}`,
    },
    ...calibrationSections([all], rows),
  ];
}

function weightsSection(profile: FusionProfile): Section {
  const names = ['intercept', ...FEATURE_NAMES] as const;
  const rows = names.map((name) => [
    name,
    profile.fusion?.[name].toFixed(3) ?? '',
    profile.withTries?.fusion[name].toFixed(3) ?? '',
  ]);
  const [own, tried] = [profile.thresholds, profile.withTries?.thresholds];
  const thresholds = [
    ['threshold: firstError, word problems', own.firstError.word.toFixed(3), tried?.firstError.word.toFixed(3) ?? ''],
    ['threshold: firstError, others', own.firstError.other.toFixed(3), tried?.firstError.other.toFixed(3) ?? ''],
    ['threshold: doubtful', own.doubtful.toFixed(3), tried?.doubtful.toFixed(3) ?? ''],
  ];
  return {
    title: 'The fitted model',
    note: profile.fittedOn,
    table: { head: ['feature', 'weight', 'weight with tries'], rows: [...rows, ...thresholds] },
  };
}

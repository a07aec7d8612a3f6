import { judgeDerivation, thresholdKind } from '../../engine/index.ts';
import { firstError, type FusionProfile } from '../../reward/index.ts';
import { lengthScores, positionScores, type StepScoring } from '../stepMeasures.ts';
import { chooseFirstError, firstBelow, type ScoredRow } from './thresholds.ts';
import { witnessedSteps, type Heard, type WitnessedRow } from './witnessedRows.ts';

/** A way of scoring whose scores are made once for each row. */
export type System = StepScoring<WitnessedRow>;

/** The scorer and the symbolic witness, without independent tries. */
export const BOTH: Heard = { symbolic: true, learned: true, agreement: false };

interface Judgement {
  readonly scores: readonly (number | null)[];
  readonly firstError: number;
}

function remembered(name: string, judge: (row: WitnessedRow) => Judgement): System {
  const known = new Map<WitnessedRow, Judgement>();
  const of = (row: WitnessedRow): Judgement => {
    const found = known.get(row) ?? judge(row);
    known.set(row, found);
    return found;
  };
  return { name, scores: (row) => of(row).scores, firstError: (row) => of(row).firstError };
}

/** The engine's own judgement from the witnesses that are heard. */
export function engineSystem(name: string, profile: FusionProfile, heard: Heard): System {
  return remembered(name, (row) => {
    const judged = judgeDerivation(profile, witnessedSteps(row, profile.calibration, heard));
    const used = heard.agreement && row.agreement !== null && profile.withTries ? profile.withTries : profile;
    return {
      scores: judged.map((step) => (step.verdict === 'refuted' ? 0 : step.score)),
      firstError: firstError({ ...profile, thresholds: used.thresholds }, thresholdKind(row.row.problem), judged),
    };
  });
}

/** A system that is shown every row changed in the same way. */
export function shown(system: System, change: (row: WitnessedRow) => WitnessedRow): System {
  const known = new Map<WitnessedRow, WitnessedRow>();
  const of = (row: WitnessedRow): WitnessedRow => {
    const found = known.get(row) ?? change(row);
    known.set(row, found);
    return found;
  };
  return {
    name: system.name,
    scores: (row) => system.scores(of(row)),
    firstError: (row) => system.firstError(of(row)),
  };
}

/** Scores with a threshold chosen on the rows set apart for fitting. */
export function thresholdSystem(
  name: string,
  scores: (row: WitnessedRow) => readonly (number | null)[],
  fitted: readonly WitnessedRow[],
): System {
  const scored = (row: WitnessedRow): ScoredRow => ({ row: row.row, scores: scores(row) });
  const thresholds = chooseFirstError(fitted.map(scored));
  return remembered(name, (row) => ({ scores: scores(row), firstError: firstBelow(scored(row), thresholds) }));
}

/** The scorer alone: its calibrated probability, its threshold chosen like the others'. */
export function scorerSystem(profile: FusionProfile, fitted: readonly WitnessedRow[]): System {
  const heard = { symbolic: false, learned: true, agreement: false };
  const own = engineSystem('PRM', { ...profile, fusion: null }, heard);
  return thresholdSystem('PRM', own.scores, fitted);
}

/** The symbolic witness alone: a refuted step is the first error, a proved one is sure. */
export const symbolicSystem: System = remembered('symbolic', ({ row, symbolic }) => {
  const outcomes = row.steps.map((_, index) => symbolic.outcomes[index] ?? 'silent');
  const worth = { proved: 1, refuted: 0, undecided: 0.5, silent: 0.5 };
  return { scores: outcomes.map((outcome) => worth[outcome]), firstError: outcomes.indexOf('refuted') };
});

/** What any score must beat. */
export function baselines(fitted: readonly WitnessedRow[]): readonly System[] {
  return [
    thresholdSystem('step length', lengthScores, fitted),
    thresholdSystem('step position', positionScores, fitted),
  ];
}

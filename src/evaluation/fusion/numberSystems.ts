import { fitProfile, type FeatureName } from './fitProfile.ts';
import { BOTH, engineSystem, shown, thresholdSystem, type System } from './systems.ts';
import type { WitnessedRow } from './witnessedRows.ts';

const LEARNED_ALONE: readonly FeatureName[] = ['learned', 'change', 'earlier', 'surprise'];
const PRM_ONLY = { symbolic: false, learned: true, agreement: false };

/** Whether the scorer has read, in all rows, how far its base expects the numbers. */
export function haveNumbers(rows: readonly WitnessedRow[]): boolean {
  return rows.every(({ learned }) => learned?.numbers !== undefined);
}

/** The least surprising step scores highest; one without a number is none. */
function expectedScores({ learned }: WitnessedRow): readonly number[] {
  return (learned?.numbers ?? []).map((numbers) => Math.exp(-Math.sqrt(numbers?.surprise ?? 0)));
}

/** All witnesses, but the scorer's marks alone of what it reads. */
export function withoutNumbers(fitted: readonly WitnessedRow[], scorer: string | null): System {
  const profile = fitProfile(fitted.map(unread), scorer, '');
  return shown(engineSystem('PRM without numbers and symbolic', profile, BOTH), unread);
}

/** What the scorer says by itself with its numbers, and what those say by themselves; none where they were not read. */
export function numberSystems(fitted: readonly WitnessedRow[], scorer: string | null): readonly System[] {
  if (!haveNumbers(fitted)) return [];
  const alone = engineSystem('PRM with numbers', fitProfile(fitted, scorer, '', LEARNED_ALONE), PRM_ONLY);
  return [
    withoutNumbers(fitted, scorer),
    thresholdSystem(alone.name, alone.scores, fitted),
    thresholdSystem('expected numbers', expectedScores, fitted),
  ];
}

function unread(witnessed: WitnessedRow): WitnessedRow {
  const { learned } = witnessed;
  if (learned === null) return witnessed;
  const { id, scorer, logits } = learned;
  return { ...witnessed, learned: { id, scorer, logits } };
}

import { fitProfile } from './fitProfile.ts';
import { BOTH, engineSystem, shown, type System } from './systems.ts';
import type { WitnessedRow } from './witnessedRows.ts';

/** Everything but the scorer, fitted the same way: what the scorer adds is what lies above this. */
export function withoutReadings(fitted: readonly WitnessedRow[]): System {
  const profile = fitProfile(fitted.map(blind), 'none', '');
  return shown(engineSystem('all but the PRM', profile, BOTH), blind);
}

function blind(witnessed: WitnessedRow): WitnessedRow {
  const { row } = witnessed;
  return { ...witnessed, learned: { id: row.id, scorer: 'none', logits: row.steps.map(() => 0) } };
}

import { fitProfile } from './fitProfile.ts';
import { BOTH, engineSystem, type System } from './systems.ts';
import type { WitnessedRow } from './witnessedRows.ts';

/** Everything but the scorer, fitted the same way: what the scorer adds is what lies above this. */
export function withoutReadings(fitted: readonly WitnessedRow[]): System {
  const blind = (row: WitnessedRow): WitnessedRow => ({ ...row, learned: silenced(row) });
  const profile = fitProfile(fitted.map(blind), 'none', '');
  const engine = engineSystem('all but the PRM', profile, BOTH);
  const known = new Map<WitnessedRow, WitnessedRow>();
  const of = (row: WitnessedRow): WitnessedRow => {
    const found = known.get(row) ?? blind(row);
    known.set(row, found);
    return found;
  };
  return {
    name: engine.name,
    scores: (row) => engine.scores(of(row)),
    firstError: (row) => engine.firstError(of(row)),
  };
}

function silenced({ row }: WitnessedRow): WitnessedRow['learned'] {
  return { id: row.id, scorer: 'none', logits: row.steps.map(() => 0) };
}

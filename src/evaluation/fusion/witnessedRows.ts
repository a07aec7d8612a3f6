import type { AgreementEvidence, LearnedEvidence, SymbolicEvidence } from '../../core/evidence.ts';
import type { WitnessedSteps } from '../../engine/index.ts';
import { calibrate, sigmoid, type Calibration } from '../../reward/index.ts';
import type { AgreementRecord, LearnedRecord, SymbolicRecord } from '../evidence/records.ts';
import type { StepRow } from '../rows/schemas.ts';

/** A labelled solution with all that was kept of what the witnesses said of it. */
export interface WitnessedRow {
  readonly row: StepRow;
  readonly symbolic: SymbolicRecord;
  readonly learned: LearnedRecord | null;
  readonly agreement: AgreementRecord | null;
}

/** Which witnesses are heard. */
export interface Heard {
  readonly symbolic: boolean;
  readonly learned: boolean;
  readonly agreement: boolean;
}

const CLAIM = { claim: '', outcome: 'undecided', reason: '' } as const;

function symbolicEvidence(outcome: SymbolicRecord['outcomes'][number] | undefined): SymbolicEvidence {
  const said = outcome === undefined || outcome === 'silent' ? 'undecided' : outcome;
  return { witness: 'symbolic', outcome: said, reason: '', findings: said === outcome ? [CLAIM] : [] };
}

function learnedEvidence(record: LearnedRecord, calibration: Calibration): (LearnedEvidence | null)[] {
  return record.logits.map((logit, index) => {
    if (logit === null) return null;
    const raw = sigmoid(logit);
    const said = { witness: 'learned', raw, probability: calibrate(calibration, raw), scorer: record.scorer } as const;
    return record.numbers === undefined ? said : { ...said, numbers: record.numbers[index] ?? null };
  });
}

function agreementEvidence(record: AgreementRecord): (AgreementEvidence | null)[] {
  return record.steps.map((count) => (count === null ? null : { witness: 'agreement', ...count }));
}

/** The row's evidence as the engine has it, so that it is judged here as it is there. */
export function witnessedSteps(witnessed: WitnessedRow, calibration: Calibration, heard: Heard): WitnessedSteps {
  const { row, symbolic, learned, agreement } = witnessed;
  const tried = heard.agreement && agreement !== null;
  return {
    problem: row.problem,
    steps: row.steps.map((text) => ({ text })),
    symbolic: row.steps.map((_, index) => symbolicEvidence(heard.symbolic ? symbolic.outcomes[index] : undefined)),
    ...(heard.learned && learned !== null && { learned: learnedEvidence(learned, calibration) }),
    ...(tried && { agreement: agreementEvidence(agreement), independent: { ending: agreement.ending } }),
  };
}

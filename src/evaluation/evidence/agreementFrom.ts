import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import { agreementOf, endingOf, readTries, sameAnswer } from '../../engine/index.ts';
import { finalAnswer } from '../../symbolic/index.ts';
import type { StepRow } from '../rows/schemas.ts';
import type { AgreementRecord, TriesRecord } from './records.ts';

/** Compares a row's steps and end with tries at its problem that were written before; no model is asked. */
export async function agreementFrom(
  row: StepRow,
  written: TriesRecord,
  witness: SymbolicWitness,
): Promise<AgreementRecord> {
  const [tries, same] = [await readTries(written, witness), sameAnswer(witness)];
  const steps = await agreementOf(
    row.steps.map((text) => ({ text })),
    tries,
    same,
  );
  return {
    id: row.id,
    steps: steps.map((item) => (item === null ? null : { agree: item.agree, tries: item.tries })),
    ending: await endingOf(finalAnswer(row.steps.join('\n')), tries, same),
    tokens: written.tokens,
  };
}

import type { Step } from '../../core/derivation.ts';
import type { AgreementEvidence, TriesCount } from '../../core/evidence.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import { statedValue } from '../reading/statedValue.ts';

/** Says whether two answers are the same; asked of the symbolic witness, each pair once. */
export type SameAnswer = (one: string, other: string) => Promise<boolean>;

/** A comparison that remembers. What the witness cannot decide is not the same. */
export function sameAnswer(witness: SymbolicWitness): SameAnswer {
  const known = new Map<string, Promise<boolean>>();
  return (one, other) => {
    if (one === other) return Promise.resolve(true);
    const pair = JSON.stringify([one, other].sort());
    const asked = known.get(pair) ?? witness.compareAnswers(one, other).then(({ verdict }) => verdict === 'equal');
    known.set(pair, asked);
    return asked;
  };
}

async function holds(values: readonly string[], value: string, same: SameAnswer): Promise<boolean> {
  for (const candidate of values) if (await same(candidate, value)) return true;
  return false;
}

/** Of the tries, how many arrive somewhere at this value. */
async function agreementOn(
  value: string,
  tries: readonly (readonly string[])[],
  same: SameAnswer,
): Promise<AgreementEvidence> {
  const agreeing = await Promise.all(tries.map((values) => holds(values, value, same)));
  return { witness: 'agreement', agree: agreeing.filter(Boolean).length, tries: tries.length };
}

function endsOf(tries: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return tries.map((values) => values.slice(-1));
}

/** How many tries end at this answer; null without an answer and without tries. */
export async function endingOf(
  answer: string | null,
  tries: readonly (readonly string[])[],
  same: SameAnswer,
): Promise<TriesCount | null> {
  if (answer === null || tries.length === 0) return null;
  const { agree, tries: count } = await agreementOn(answer, endsOf(tries), same);
  return { agree, tries: count };
}

/**
 * The agreement witness: for each step that states a value, how many independent tries arrive at that value too. The
 * last one is compared with the tries' ends alone. Null for steps that state none, and when there are no tries.
 */
export async function agreementOf(
  steps: readonly Step[],
  tries: readonly (readonly string[])[],
  same: SameAnswer,
): Promise<readonly (AgreementEvidence | null)[]> {
  const ends = endsOf(tries);
  return Promise.all(
    steps.map(async (step, index) => {
      const value = statedValue(step.text);
      if (value === null || tries.length === 0) return null;
      return agreementOn(value, index === steps.length - 1 ? ends : tries, same);
    }),
  );
}

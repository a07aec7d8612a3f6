import type { Step } from '../../core/derivation.ts';
import type { AgreementEvidence, Evidence, LearnedEvidence, SymbolicEvidence } from '../../core/evidence.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { judgeStep, type FusionProfile } from '../../reward/index.ts';

/** What the witnesses said, a list each in the order of the steps; shorter where they have not said all yet. */
export interface WitnessedSteps {
  readonly steps: readonly Step[];
  readonly symbolic: readonly SymbolicEvidence[];
  readonly learned?: readonly (LearnedEvidence | null)[];
  readonly agreement?: readonly (AgreementEvidence | null)[];
}

/** A step the user marked as given or as to be left alone is not judged. */
function evidenceAt(witnessed: WitnessedSteps, index: number): Evidence[] {
  if (witnessed.steps[index]?.mark !== undefined) return [];
  const said = [witnessed.symbolic[index], witnessed.learned?.[index], witnessed.agreement?.[index]];
  return said.filter((item) => item !== undefined && item !== null);
}

/** Learned probabilities of the steps before `index`. */
function earlier(witnessed: WitnessedSteps, index: number): number[] {
  return (witnessed.learned ?? []).slice(0, index).flatMap((item) => (item === null ? [] : [item.probability]));
}

/** Every step with its verdict and score from all that was said of it. */
export function judgeDerivation(profile: FusionProfile, witnessed: WitnessedSteps): readonly JudgedStep[] {
  const count = witnessed.steps.length;
  return witnessed.steps.map((step, index) =>
    judgeStep(profile, step, {
      index,
      count,
      evidence: evidenceAt(witnessed, index),
      earlier: earlier(witnessed, index),
    }),
  );
}

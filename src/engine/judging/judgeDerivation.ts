import type { Step } from '../../core/derivation.ts';
import type {
  AgreementEvidence,
  Evidence,
  LearnedEvidence,
  SymbolicEvidence,
  TriesCount,
} from '../../core/evidence.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import {
  isOpen,
  judgeStep,
  profileWithTries,
  stepForms,
  type FusionProfile,
  type StepContext,
  type StepForm,
} from '../../reward/index.ts';

/** What the witnesses said, a list each in the order of the steps; shorter where they have not said all yet. */
export interface WitnessedSteps {
  /** The problem's text, where it is known. */
  readonly problem: string | undefined;
  readonly steps: readonly Step[];
  /** What the steps look like, where that was found out before. */
  readonly forms?: readonly StepForm[];
  readonly symbolic: readonly SymbolicEvidence[];
  readonly learned?: readonly (LearnedEvidence | null)[];
  readonly agreement?: readonly (AgreementEvidence | null)[];
  /**
   * There when the agreement is that of tries written without sight of the steps: how many of them end where the steps
   * end, null when those have no end to compare. Solutions that were chosen for agreeing are no such tries.
   */
  readonly independent?: { readonly ending: TriesCount | null };
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

/** How the evidence is weighed: otherwise where independent tries were written. */
export function profileUsed(profile: FusionProfile, { independent }: WitnessedSteps): FusionProfile {
  return independent === undefined ? profile : profileWithTries(profile);
}

/** What the steps look like, which no witness changes. */
export function formsOf({ problem, steps }: Pick<WitnessedSteps, 'problem' | 'steps'>): readonly StepForm[] {
  return stepForms(
    problem,
    steps.map(({ text }) => text),
  );
}

/** What each step's score is made from. */
export function stepContexts(witnessed: WitnessedSteps): readonly StepContext[] {
  const count = witnessed.steps.length;
  const independent = witnessed.independent !== undefined;
  const ending = witnessed.independent?.ending ?? null;
  let openBefore = 0;
  return (witnessed.forms ?? formsOf(witnessed)).map((form, index) => {
    const evidence = evidenceAt(witnessed, index);
    const context = {
      index,
      count,
      form,
      evidence,
      earlier: earlier(witnessed, index),
      openBefore,
      independent,
      ending,
    };
    if (isOpen(evidence)) openBefore++;
    return context;
  });
}

/** Every step, or those from `start` to before `end`, with its verdict and score from all that was said of it. */
export function judgeDerivation(
  profile: FusionProfile,
  witnessed: WitnessedSteps,
  start = 0,
  end = witnessed.steps.length,
): readonly JudgedStep[] {
  const [used, contexts] = [profileUsed(profile, witnessed), stepContexts(witnessed)];
  return witnessed.steps.slice(start, end).flatMap((step, index) => {
    const context = contexts[start + index];
    return context === undefined ? [] : [judgeStep(used, step, context)];
  });
}

import type { LearnedEvidence, SymbolicEvidence } from '../../core/evidence.ts';
import type { JudgedStep } from '../../core/verdict.ts';

const UNSAID: SymbolicEvidence = {
  witness: 'symbolic',
  outcome: 'undecided',
  reason: 'It was not checked.',
  findings: [],
};

/** What the symbolic witness said of steps that are judged already. */
export function symbolicOf(judged: readonly JudgedStep[]): readonly SymbolicEvidence[] {
  return judged.map((step) => step.evidence.find((item) => item.witness === 'symbolic') ?? UNSAID);
}

/** What the learned witness said of steps that are judged already. */
export function learnedOf(judged: readonly JudgedStep[]): readonly (LearnedEvidence | null)[] {
  return judged.map((step) => step.evidence.find((item) => item.witness === 'learned') ?? null);
}

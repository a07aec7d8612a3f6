import type { Alternative } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { aggregate } from '../../reward/index.ts';
import type { PromptFormat } from '../prompting/promptFormat.ts';
import type { ReadSolution } from '../reading/solutionReader.ts';

/** One whole solution of a problem, judged. */
export interface Candidate {
  readonly format: PromptFormat;
  readonly solution: ReadSolution;
  readonly judged: readonly JudgedStep[];
  /** False when it met its token limit. */
  readonly complete: boolean;
}

/** What a solution with a refuted step still counts: its end may be right all the same. */
const REFUTED_SHARE = 0.3;

/** The candidate's score: that of its least trusted step, as in Math-Shepherd and WizardMath. Null without scores. */
export function candidateScore(candidate: Candidate): number | null {
  return aggregate(
    'min',
    candidate.judged.map((step) => step.score),
  );
}

/** True when a step of it was refuted. */
export function isRefuted(candidate: Candidate): boolean {
  return candidate.judged.some((step) => step.verdict === 'refuted');
}

/** Its votes for its answer: none without an answer, else by format, verdicts and score. */
export function votes(candidate: Candidate): number {
  if (candidate.solution.answer === null || candidate.solution.fault !== null) return 0;
  const share = isRefuted(candidate) ? REFUTED_SHARE : 1;
  return candidate.format.weight * share * (candidateScore(candidate) ?? 1);
}

/** The candidate as an outcome lists it beside the chosen one. */
export function alternativeOf(candidate: Candidate): Alternative {
  return {
    format: candidate.format.id,
    steps: candidate.judged,
    answer: candidate.solution.answer,
    score: candidateScore(candidate),
  };
}

import { StepwiseError } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';
import type { Evidence } from '../core/evidence.ts';
import type { JudgedStep } from '../core/verdict.ts';
import { solve, verify, type EnginePorts, type SolveOptions, type VerifyOptions } from '../engine/index.ts';
import type { Attempt, JudgedSolution, SolvedProblem } from './results.ts';
import type { AnswerRow, StepRow } from './rows/schemas.ts';

/** Judges a row's solution with the engine. @throws StepwiseError when the run failed */
export async function judgeRow(
  row: StepRow,
  options: VerifyOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<JudgedSolution> {
  const problem = { text: row.problem, language: 'markdown' as const };
  const derivation = { problem, steps: row.steps.map((text) => ({ text })) };
  const outcome = await outcomeOf(verify(derivation, options, ports, signal));
  return {
    id: row.id,
    scores: outcome.steps.map((step) => step.score),
    prm: outcome.steps.map(learned),
    symbolic: outcome.steps.map(symbolic),
    firstError: outcome.firstError,
    seconds: outcome.usage.milliseconds / 1000,
  };
}

/** Solves a row's problem with the engine, every try kept. A problem the model wrote no step for has no answer. */
export async function solveRow(
  row: AnswerRow,
  options: SolveOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<SolvedProblem> {
  const started = ports.now();
  try {
    const problem = { text: row.problem, language: 'markdown' as const };
    return solvedFrom(row.id, await outcomeOf(solve(problem, options, ports, signal)));
  } catch (error) {
    if (!(error instanceof StepwiseError) || error.code !== 'no-steps') throw error;
    return { id: row.id, answer: null, attempts: [], tokens: 0, seconds: (ports.now() - started) / 1000 };
  }
}

/** The tries of an earlier run judged anew, by the scorer there is now; which one to choose is left to the measures. */
export async function judgeTriesAgain(
  row: AnswerRow,
  earlier: SolvedProblem,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<SolvedProblem> {
  const problem = { text: row.problem, language: 'markdown' as const };
  const attempts: Attempt[] = [];
  for (const attempt of earlier.attempts) {
    const { answer, steps } = attempt;
    // A try in which the model wrote no step: there is nothing to judge.
    if (steps.length === 0) {
      attempts.push(attempt);
      continue;
    }
    const derivation = { problem, steps: steps.map((text) => ({ text })) };
    const outcome = await outcomeOf(verify(derivation, { agreementTries: 0, seed: 1 }, ports, signal));
    attempts.push({ ...attemptOf(outcome), answer });
  }
  return { ...earlier, answer: null, attempts };
}

async function outcomeOf(events: AsyncIterable<EngineEvent>): Promise<Outcome> {
  for await (const event of events) {
    if (event.kind === 'done') return event.outcome;
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
  }
  throw new StepwiseError('internal', 'The engine ended without an outcome.');
}

function solvedFrom(id: string, outcome: Outcome): SolvedProblem {
  const attempts = [outcome, ...outcome.alternatives].map(attemptOf);
  const { generatedTokens, milliseconds } = outcome.usage;
  return { id, answer: outcome.answer, attempts, tokens: generatedTokens, seconds: milliseconds / 1000 };
}

function attemptOf(solution: Pick<Outcome, 'answer' | 'steps' | 'score'>): Attempt {
  const probabilities = solution.steps.map(learned).filter((probability) => probability !== null);
  const prm = probabilities.length === 0 ? null : Math.min(...probabilities);
  return { answer: solution.answer, prm, fused: solution.score, steps: solution.steps.map(({ step }) => step.text) };
}

function find<W extends Evidence['witness']>(
  step: JudgedStep,
  witness: W,
): Extract<Evidence, { witness: W }> | undefined {
  return step.evidence.find((item): item is Extract<Evidence, { witness: W }> => item.witness === witness);
}

function learned(step: JudgedStep): number | null {
  return find(step, 'learned')?.probability ?? null;
}

function symbolic(step: JudgedStep): 'proved' | 'refuted' | 'undecided' {
  return find(step, 'symbolic')?.outcome ?? 'undecided';
}

import { StepwiseError } from '../../core/errors.ts';
import type { TextModel } from '../../core/generation.ts';
import type { StepScorer } from '../../core/scoring.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import { UsageMeter, writeTries, type EnginePorts } from '../../engine/index.ts';
import { logit } from '../../reward/index.ts';
import type { StepRow } from '../rows/schemas.ts';
import type { LearnedRecord, SymbolicRecord, TriesRecord } from './records.ts';

/** Steps that measures look at: those up to the first error, or all of a right solution. Later ones have no label. */
export function measuredSteps(row: StepRow): readonly string[] {
  return row.firstError < 0 ? row.steps : row.steps.slice(0, row.firstError + 1);
}

/** The scorer's readings of a row, one prefill. */
export async function learnedOf(
  row: StepRow,
  steps: readonly string[],
  scorer: StepScorer,
  signal: AbortSignal,
): Promise<LearnedRecord> {
  const said = await scorer.score(
    row.problem,
    steps.map((text) => ({ text })),
    signal,
  );
  const logits = said.map((item) => (item === null ? null : logit(item.raw)));
  const reads = said.some((item) => item?.numbers !== undefined);
  const numbers = said.map((item) => item?.numbers ?? null);
  return { id: row.id, scorer: scorer.id, logits, ...(reads && { numbers }) };
}

/** The symbolic witness on each step, with the problem and the steps before it. */
export async function symbolicOf(
  row: StepRow,
  steps: readonly string[],
  witness: SymbolicWitness,
  signal: AbortSignal,
): Promise<SymbolicRecord> {
  const started = performance.now();
  const outcomes: SymbolicRecord['outcomes'] = [];
  for (const [index, step] of steps.entries()) {
    const request = { problem: row.problem, previous: steps.slice(0, index), step };
    const { outcome, findings } = await witness.checkStep(request, signal);
    outcomes.push(outcome === 'undecided' && findings.length === 0 ? 'silent' : outcome);
  }
  return { id: row.id, outcomes, seconds: (performance.now() - started) / 1000 };
}

/** Independent solutions of a row's problem. @throws StepwiseError `model-missing` without a generator */
export async function triesFor(
  row: { readonly problemKey: string; readonly problem: string },
  count: number,
  seed: number,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<TriesRecord> {
  const generator = demanded(ports.generator);
  const usage = new UsageMeter(ports.now);
  const problem = { text: row.problem, language: 'markdown' as const };
  const tries = await writeTries(generator, problem, { agreementTries: count, seed }, usage, signal);
  const { generatedTokens, milliseconds } = usage.read();
  return {
    id: row.problemKey,
    model: generator.id,
    ...tries,
    texts: [...tries.texts],
    tokens: generatedTokens,
    seconds: milliseconds / 1000,
  };
}

function demanded(generator: TextModel | null): TextModel {
  if (generator !== null) return generator;
  throw new StepwiseError('model-missing', 'Independent tries need a model. Name one with --model.');
}

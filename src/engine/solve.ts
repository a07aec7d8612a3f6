import { StepwiseError } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';
import type { Problem } from '../core/problem.ts';
import { eventStream } from './eventStream.ts';
import { agreementOf } from './judging/agreement.ts';
import { judgeDerivation } from './judging/judgeDerivation.ts';
import { learnedOf, symbolicOf } from './judging/saidBefore.ts';
import type { SolveOptions } from './options.ts';
import { outcomeOf } from './outcome.ts';
import type { EnginePorts } from './ports.ts';
import { promptFormat, solvePlans } from './prompting/builtinFormats.ts';
import { problemKind } from './prompting/problemKind.ts';
import type { SolvePlan } from './prompting/solvePlan.ts';
import { alternativeOf } from './solving/candidate.ts';
import { SolveRun } from './solving/run.ts';
import { chooseStepwise } from './solving/stepSearch.ts';
import { chooseWhole, type Chosen } from './solving/wholeSolutions.ts';

function planFor(problem: Problem, options: SolveOptions): SolvePlan {
  const choice = options.plan ?? solvePlans();
  const plan = 'word' in choice ? choice[problemKind(problem.text)] : choice;
  return options.strategy === 'greedy' ? plan.slice(0, 1).map((tries) => ({ ...tries, count: 1 })) : plan;
}

/** Kept steps are lines of words and formulas, so that a solution going on after them is written in that format. */
function chooseBy(run: SolveRun, plan: SolvePlan): Promise<Chosen | null> {
  if (run.options.kept.length > 0) return chooseStepwise(run, promptFormat('terse'));
  return run.options.strategy === 'search'
    ? chooseStepwise(run, promptFormat(plan[0]?.format ?? ''))
    : chooseWhole(run, plan);
}

async function choose(run: SolveRun): Promise<Chosen> {
  const plan = planFor(run.problem, run.options);
  const chosen = await chooseBy(run, plan);
  if (chosen === null || chosen.chosen.judged.length === 0) {
    throw new StepwiseError(
      'no-steps',
      'The model wrote no step for this problem. Try again, or choose another model.',
    );
  }
  return chosen;
}

/** Shows the chosen solution from its first step on, where another one was shown while it was written. */
function showChosen(run: SolveRun, outcome: Outcome): void {
  const shown = run.shown?.soFar.steps.map((step) => step.text).join('\n');
  const replaced = shown !== undefined && shown !== outcome.derivation.steps.map((step) => step.text).join('\n');
  for (const judged of outcome.steps) {
    if (replaced) run.emit({ kind: 'step', index: judged.index, step: judged.step });
    run.emit({ kind: 'verdict', judged });
  }
}

async function solveRun(run: SolveRun): Promise<Outcome> {
  const { chosen, candidates } = await choose(run);
  const { steps, answer } = chosen.solution;
  const others = candidates.filter((other) => other !== chosen);
  const judged = judgeDerivation(run.ports.profile, {
    problem: run.problem.text,
    steps,
    symbolic: symbolicOf(chosen.judged),
    learned: learnedOf(chosen.judged),
    agreement: await agreementOf(
      steps,
      others.map((other) => other.solution.values),
      run.same,
    ),
  });
  const outcome = outcomeOf(run.ports.profile, {
    derivation: { problem: run.problem, steps },
    judged,
    answer: () => answer,
    usage: run.usage.read(),
    format: chosen.format.id,
    alternatives: others.map(alternativeOf),
  });
  showChosen(run, outcome);
  return outcome;
}

function partialOf(run: SolveRun): Outcome | null {
  const soFar = run.shown?.soFar;
  if (soFar === undefined || soFar.steps.length === 0) return null;
  const { steps, judged, answer } = soFar;
  const derivation = { problem: run.problem, steps };
  return outcomeOf(run.ports.profile, { derivation, judged, answer: () => answer, usage: run.usage.read() });
}

/**
 * Solves a problem. Steps come while they are written, each judged as soon as it is complete; when another solution
 * than the one shown is chosen, its steps come again from index 0. The stream ends with `done` or `failed`; aborting
 * gives `failed` with code `cancelled` and what is there. It never throws.
 */
export async function* solve(
  problem: Problem,
  options: SolveOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
  if (ports.generator === null) {
    const message = 'No model is loaded, so nothing can be solved. Choose a model first.';
    yield { kind: 'failed', error: { code: 'model-missing', message }, partial: null };
    return;
  }
  const { generator } = ports;
  yield* eventStream(signal, (emit, stopped) => {
    const run = new SolveRun(problem, options, ports, generator, stopped, emit);
    return { outcome: () => solveRun(run), partial: () => partialOf(run) };
  });
}

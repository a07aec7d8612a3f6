import type { EngineEvent } from '../../../core/events.ts';
import { type CellTask, type CellText, findMathSpans, mathSpanAt } from '../../../document/index.ts';
import type { Judge } from '../../check/judge.ts';
import type { Reading } from '../../reading/reading.ts';
import { advance, emptyProposal, type Proposal } from '../../solve/proposal.ts';
import type { WriteSolution } from '../../solve/solver.ts';
import type { CellRun } from '../output/writeOutput.ts';

/** What tasks are done with. */
export interface TaskEngine {
  readonly reading: Pick<Reading, 'cellTasks'>;
  readonly judge: Judge;
  readonly write: WriteSolution;
}

/** Does one task of a cell to its end, shows each state of it on the way, and gives the last. */
export async function runTask(
  engine: Omit<TaskEngine, 'reading'>,
  cell: CellText,
  task: CellTask,
  signal: AbortSignal,
  show: (run: CellRun) => void,
): Promise<CellRun> {
  if (task.kind === 'check') {
    const checked = await check(engine, cell, task, signal, show);
    const [only] = checked.proposal.judged;
    if (task.question === null || only?.verdict !== 'unchecked' || signal.aborted) return checked;
    return runTask(engine, cell, { kind: 'solve', problem: task.question }, signal, show);
  }
  const { problem } = task;
  const run = { kind: 'solution', rows: [], macros: problem.macros ?? {} } as const;
  return follow(engine.write(problem, [], signal), { ...run, proposal: emptyProposal() }, show);
}

function check(
  engine: Omit<TaskEngine, 'reading'>,
  cell: CellText,
  { derivation }: Extract<CellTask, { kind: 'check' }>,
  signal: AbortSignal,
  show: (run: CellRun) => void,
): Promise<CellRun> {
  const spans = findMathSpans(cell.text, cell.language);
  const rows = derivation.steps.map(({ span }) => {
    const formula = mathSpanAt(spans, span.start);
    return formula !== null && (formula.start < span.start || formula.end > span.end);
  });
  const macros = derivation.problem?.macros ?? derivation.macros ?? {};
  const proposal = { ...emptyProposal(), steps: derivation.steps };
  return follow(engine.judge(derivation, 'full', signal), { kind: 'check', rows, macros, proposal }, show);
}

async function follow(
  events: AsyncIterable<EngineEvent>,
  begun: CellRun,
  show: (run: CellRun) => void,
): Promise<CellRun> {
  let run = begun;
  show(run);
  for await (const event of events) {
    run = { ...run, proposal: advanceRun(run, event) };
    show(run);
  }
  return run;
}

/** Steps that were only checked are not written anew by the outcome: they keep their places. */
function advanceRun({ kind, proposal }: CellRun, event: EngineEvent): Proposal {
  const next = advance(proposal, event);
  return kind === 'check' ? { ...next, steps: proposal.steps } : next;
}

import { StepwiseError } from '../../core/errors.ts';
import type { Outcome } from '../../core/events.ts';
import type { Problem } from '../../core/problem.ts';
import { problemAt, problemsIn } from '../../document/index.ts';
import { lastOutcome, solve, type EnginePorts, type SolveOptions } from '../../engine/index.ts';
import type { Command } from 'commander';
import { solvedRow } from '../batch/judgedRow.ts';
import { addCommonOptions, commonOptions, type RawCommonOptions } from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import { readSource, type SourceFile } from '../composition/sourceFile.ts';
import type { CliContext } from '../context.ts';
import { parseFilePlace, type FilePlace } from '../filePlace.ts';
import { EXIT, writeLines } from '../io.ts';
import { outcomeLines } from '../output/annotatedSteps.ts';
import { offsetAt } from '../output/position.ts';
import { paintFor } from '../output/style.ts';
import { addSolveOptions, solveOptions, type RawSolveOptions } from '../solveOptions.ts';

interface RawOptions extends RawCommonOptions, RawSolveOptions {
  readonly json?: boolean;
}

/** The problem at the place, or all of the file's where none is named. */
function problemsAt(source: SourceFile, { position }: FilePlace): readonly Problem[] {
  const { text, language, file } = source;
  if (position === null) return problemsIn(text, language);
  const problem = problemAt(text, language, offsetAt(text, position));
  if (problem === null) {
    throw new StepwiseError('no-steps', `There is no problem at ${file}:${position.line}:${position.column}.`);
  }
  return [problem];
}

function problemLine(problem: Problem): string {
  return problem.text.trim().replace(/\s+/g, ' ');
}

async function solveAll(
  context: CliContext,
  problems: readonly Problem[],
  ports: EnginePorts,
  options: SolveOptions,
  tell: (problem: Problem, outcome: Outcome) => void,
): Promise<void> {
  for (const problem of problems) {
    try {
      tell(problem, await lastOutcome(solve(problem, options, ports, context.io.signal)));
    } catch (error) {
      // A model may fail at one problem and solve the next; what it cannot load or run fails at all of them.
      if (!(error instanceof StepwiseError) || error.code !== 'no-steps') throw error;
      writeLines(context.io.errors, [`${problemLine(problem)}: ${error.message}`]);
      context.exit(EXIT.fault);
    }
  }
}

async function run(context: CliContext, place: FilePlace, raw: RawOptions): Promise<void> {
  const { io, installation } = context;
  const problems = problemsAt(await readSource(place.file), place);
  if (problems.length === 0) throw new StepwiseError('no-steps', `No problem was found in ${place.file}.`);
  const host = new EngineHost(installation, commonOptions(raw));
  try {
    const { plan, ...ports } = await host.ports('solver');
    const options = solveOptions(raw, raw.seed);
    const paint = paintFor(io.output);
    await solveAll(context, problems, ports, { ...options, plan: options.plan ?? plan }, (problem, outcome) => {
      if (raw.json === true) writeLines(io.output, [JSON.stringify({ problem: problem.text, ...solvedRow(outcome) })]);
      else writeLines(io.output, [paint('bold', problemLine(problem)), ...outcomeLines(outcome, paint), '']);
    });
  } finally {
    host.dispose();
  }
}

/** `stepwise solve FILE[:LINE[:COL]]`. */
export function addSolve(program: Command, context: CliContext): void {
  const command = program
    .command('solve')
    .description('solve the problem at a place of a file, or all problems of it')
    .argument('<file[:line[:column]]>', 'a Markdown, LaTeX or text file')
    .option('--json', 'one JSON object a problem');
  addSolveOptions(addCommonOptions(command)).action(async (place: string, raw: RawOptions) => {
    await run(context, parseFilePlace(place), raw);
  });
}

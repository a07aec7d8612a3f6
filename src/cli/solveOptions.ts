import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  defaultSolveOptions,
  promptFormats,
  type SolveOptions,
  type SolvePlan,
  type Strategy,
  type Tries,
} from '../engine/index.ts';
import { wholeNumber } from './commonOptions.ts';

const STRATEGIES: readonly Strategy[] = ['greedy', 'majority', 'best', 'search'];

/** What commander gives for the options of solving. */
export interface RawSolveOptions {
  readonly strategy: Strategy;
  readonly format?: readonly Tries[];
  readonly budget: number;
  readonly proposals: number;
}

/** Reads `FORMAT`, `FORMAT:COUNT` or `FORMAT:COUNT:TEMPERATURE`; the first try of a plan is greedy unless told otherwise. */
function parseTries(text: string): Tries {
  const [format = '', count = '1', temperature = count === '1' ? '0' : '0.7'] = text.split(':');
  const known = promptFormats().map((item) => item.id);
  if (!known.includes(format)) throw new InvalidArgumentError(`Formats are ${known.join(', ')}.`);
  const degree = Number(temperature);
  if (!(degree >= 0)) throw new InvalidArgumentError('The temperature must be a number of at least 0.');
  return { format, count: wholeNumber(1)(count), temperature: degree };
}

function addTries(text: string, before: readonly Tries[] | undefined): readonly Tries[] {
  return [...(before ?? []), parseTries(text)];
}

/** Adds the options that say how problems are solved. */
export function addSolveOptions(command: Command): Command {
  const { strategy, budget, proposals } = defaultSolveOptions;
  return command
    .addOption(new Option('--strategy <name>', 'how a solution is found').choices(STRATEGIES).default(strategy))
    .addOption(
      new Option(
        '--format <format[:count[:temperature]]>',
        'tries in this format instead of the plan; repeatable',
      ).argParser(addTries),
    )
    .addOption(
      new Option('--budget <tokens>', 'tokens written for a problem at most').argParser(wholeNumber(1)).default(budget),
    )
    .addOption(
      new Option('--proposals <n>', 'proposals for each step of a search').argParser(wholeNumber(1)).default(proposals),
    );
}

/** The options of solving in the engine's shape. */
export function solveOptions(raw: RawSolveOptions, seed: number): SolveOptions {
  const plan: SolvePlan | null = raw.format === undefined ? null : [...raw.format];
  return { strategy: raw.strategy, plan, seed, budget: raw.budget, proposals: raw.proposals, kept: [] };
}

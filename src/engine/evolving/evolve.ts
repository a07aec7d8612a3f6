import { StepwiseError } from '../../core/errors.ts';
import type { EnginePorts } from '../ports.ts';
import { evolutionMethod, evolutionMethods } from './builtinMethods.ts';
import { failingOf, type Failing } from './eliminate.ts';
import { independentAnswers, type AnswerVote, type SolvingTries } from './independentAnswers.ts';
import type { Direction, EvolutionMethod } from './method.ts';
import { writeVariants } from './writeVariants.ts';

/** How one problem is evolved. */
export interface EvolveOptions {
  readonly direction: Direction;
  /** Id of the method; null tries those of the direction in an order the seed decides. */
  readonly method: string | null;
  readonly seed: number;
  readonly temperature: number;
  /** Evolutions that are written before giving up. */
  readonly attempts: number;
  /** Problems an evolution must not repeat. */
  readonly known: readonly string[];
  /** How often an evolution is solved to see whether it has one answer; null leaves it unchecked. */
  readonly check: Omit<SolvingTries, 'seed'> | null;
  /** Says of a text whether it means nearly what a known problem means; null leaves that to the words. */
  readonly repeats: ((text: string, signal: AbortSignal) => Promise<boolean>) | null;
}

export const defaultEvolveOptions: EvolveOptions = {
  direction: 'up',
  method: null,
  seed: 1,
  temperature: 0.8,
  attempts: 4,
  known: [],
  check: { tries: 4, temperature: 0.7, format: null },
  repeats: null,
};

/** A problem that came of another. `vote` is null when it was not checked; `checked` says that it has one answer. */
export interface Evolution {
  readonly problem: string;
  readonly method: string;
  readonly direction: Direction;
  readonly vote: AnswerVote | null;
  readonly checked: boolean;
}

/**
 * A text that was written and thrown away. `same-meaning`: other words for a known problem. `no-single-answer`:
 * independent solutions do not agree on one.
 */
export interface Eliminated {
  readonly problem: string;
  readonly method: string;
  readonly why: Failing | 'unfinished' | 'same-meaning' | 'no-single-answer';
}

/** What came of evolving a problem: null when every attempt was eliminated. */
export interface EvolveOutcome {
  readonly evolution: Evolution | null;
  readonly eliminated: readonly Eliminated[];
}

function methodsFor({ direction, method, seed }: EvolveOptions): readonly EvolutionMethod[] {
  if (method !== null) return [evolutionMethod(method)];
  const all = evolutionMethods(direction);
  const first = seed % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

/** One answer: more than half of at least two tries give it. */
export function hasOneAnswer({ agree, tries }: AnswerVote): boolean {
  return agree >= 2 && agree * 2 > tries;
}

/**
 * Evolves one problem: writes a variant, throws it away when it fails by its text, and checks that independent solutions
 * of it agree on one answer; goes on with the next method until one holds or the attempts are spent.
 * @throws StepwiseError when there is no model, or it fails
 */
export async function evolve(
  problem: string,
  options: EvolveOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<EvolveOutcome> {
  const { generator } = ports;
  if (generator === null) {
    throw new StepwiseError('model-missing', 'No model is loaded, so nothing can be evolved. Choose a model first.');
  }
  const methods = methodsFor(options);
  const eliminated: Eliminated[] = [];
  for (let attempt = 0; attempt < options.attempts; attempt += 1) {
    const method = methods[attempt % methods.length];
    if (method === undefined) break;
    const sampling = { count: 1, temperature: options.temperature, seed: options.seed + attempt };
    const [text] = await writeVariants(generator, problem, method, sampling, signal);
    const why = text === undefined ? 'unfinished' : await failing(text, problem, method, options, signal);
    if (text === undefined || why !== null) {
      eliminated.push({ problem: text ?? '', method: method.id, why: why ?? 'unfinished' });
      continue;
    }
    const evolution = await checkedEvolution(text, method, options, ports, signal);
    if (options.check === null || evolution.checked) return { evolution, eliminated };
    eliminated.push({ problem: text, method: method.id, why: 'no-single-answer' });
  }
  return { evolution: null, eliminated };
}

/** By the text alone first, for that costs nothing. */
async function failing(
  text: string,
  parent: string,
  method: EvolutionMethod,
  { known, repeats }: EvolveOptions,
  signal: AbortSignal,
): Promise<Eliminated['why'] | null> {
  const why = failingOf(text, parent, method, known);
  if (why !== null || repeats === null) return why;
  return (await repeats(text, signal)) ? 'same-meaning' : null;
}

async function checkedEvolution(
  problem: string,
  { id, direction }: EvolutionMethod,
  { check, seed }: EvolveOptions,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<Evolution> {
  if (check === null) return { problem, method: id, direction, vote: null, checked: false };
  const vote = await independentAnswers(problem, { ...check, seed }, ports, signal);
  return { problem, method: id, direction, vote, checked: hasOneAnswer(vote) };
}

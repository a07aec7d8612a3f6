/** Evolution of problems: variants written, eliminated, and checked by independent solutions. */
export { evolutionMethod, evolutionMethods } from './builtinMethods.ts';
export { failingOf, isNearDuplicate, NEAR_DUPLICATE, type Failing } from './eliminate.ts';
export {
  defaultEvolveOptions,
  evolve,
  hasOneAnswer,
  type Eliminated,
  type EvolveOptions,
  type EvolveOutcome,
  type Evolution,
} from './evolve.ts';
export { independentAnswers, voteOf, type AnswerVote, type SolvingTries } from './independentAnswers.ts';
export type { Direction, EvolutionMethod } from './method.ts';
export { ngramsOf, overlap, wordsOf } from './ngrams.ts';

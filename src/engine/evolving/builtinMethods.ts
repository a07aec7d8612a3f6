import { StepwiseError } from '../../core/errors.ts';
import concretize from '../../../data/prompts/evolution/concretize.json';
import constraint from '../../../data/prompts/evolution/constraint.json';
import deepen from '../../../data/prompts/evolution/deepen.json';
import easier from '../../../data/prompts/evolution/easier.json';
import otherTopic from '../../../data/prompts/evolution/other-topic.json';
import reasoning from '../../../data/prompts/evolution/reasoning.json';
import { parseEvolutionMethod, type Direction, type EvolutionMethod } from './method.ts';

/** Every method of evolution the project ships: those that go up first. */
export function evolutionMethods(direction?: Direction): readonly EvolutionMethod[] {
  const all = [constraint, concretize, reasoning, deepen, easier, otherTopic].map(parseEvolutionMethod);
  return direction === undefined ? all : all.filter((method) => method.direction === direction);
}

/** The method with this id. @throws StepwiseError `internal` when there is none; the message lists those there are */
export function evolutionMethod(id: string): EvolutionMethod {
  const methods = evolutionMethods();
  const found = methods.find((method) => method.id === id);
  if (found !== undefined) return found;
  const known = methods.map((method) => method.id).join(', ');
  throw new StepwiseError('internal', `There is no method of evolution “${id}”. Choose one of: ${known}.`);
}

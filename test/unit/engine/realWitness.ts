import type { SymbolicWitness } from '../../../src/core/symbolicWitness.ts';
import { calculate, checkStep, compareAnswers } from '../../../src/symbolic/index.ts';

/** The real symbolic witness, called directly: what the thread does, without a thread. */
export const realWitness: SymbolicWitness = {
  checkStep: (request) => Promise.resolve(checkStep(request)),
  compareAnswers: (gold, prediction, how) => Promise.resolve(compareAnswers(gold, prediction, how)),
  calculate: (source) => Promise.resolve(calculate(source)),
};

/** The public face of the symbolic layer. */
export { calculate } from './calculate/calculate.ts';
export { checkStep } from './check/checkStep.ts';
export { openEqualities, settled } from './check/secondOpinion.ts';
export { equivalent } from './decide/equivalent.ts';
export { readLatex, readPlain } from './read/readLatex.ts';
export { compareAnswers } from './answers/compareAnswers.ts';
export { finalAnswer } from './answers/finalAnswer.ts';
export { plotFunctions } from './plot/plotFunctions.ts';

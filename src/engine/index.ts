/** The engine: solve and verify, one stream of events each; and the evolution of problems. */
export * from './evolving/index.ts';
export {
  defaultSolveOptions,
  defaultVerifyOptions,
  type SolveOptions,
  type Strategy,
  type VerifyOptions,
} from './options.ts';
export { lastOutcome } from './lastOutcome.ts';
export type { EnginePorts } from './ports.ts';
export { promptFormat, promptFormats, solvePlans } from './prompting/builtinFormats.ts';
export { problemKind, type ProblemKind } from './prompting/problemKind.ts';
export { parsePromptFormat, type PromptFormat } from './prompting/promptFormat.ts';
export { renderPrompt } from './prompting/renderPrompt.ts';
export { planOfPrompt, type ModelPrompt } from './prompting/modelPlans.ts';
export type { PlanChoice, SolvePlan, Tries } from './prompting/solvePlan.ts';
export { solve } from './solve.ts';
export { verify } from './verify.ts';
export { UsageMeter } from './usageMeter.ts';
export { readTries, writeTries, type IndependentTries } from './verifying/independentTries.ts';
export { agreementOf, endingOf, sameAnswer } from './judging/agreement.ts';
export { thresholdKind } from './judging/thresholdKind.ts';
export { judgeDerivation, profileUsed, stepContexts, type WitnessedSteps } from './judging/judgeDerivation.ts';

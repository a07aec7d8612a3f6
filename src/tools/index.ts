/** Tools for other programs' language models: checking steps, solving, comparing answers. */
export { compareAnswers } from './compareAnswers.ts';
export type { MathTool, ToolCall } from './mathTool.ts';
export { solveMath } from './solveMath.ts';
export type { ToolEngine, ToolSolveSettings } from './toolEngine.ts';
export { verifySteps } from './verifySteps.ts';

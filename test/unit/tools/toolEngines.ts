import {
  defaultSolveOptions,
  defaultVerifyOptions,
  solve,
  verify,
  type EnginePorts,
} from '../../../src/engine/index.ts';
import type { MathTool, ToolCall, ToolEngine } from '../../../src/tools/index.ts';
import type { z } from 'zod';

/** The tools' engine over given ports. */
export function engineOver(ports: EnginePorts): ToolEngine {
  return {
    verify: (derivation, signal) => verify(derivation, defaultVerifyOptions, ports, signal),
    solve: (problem, settings, signal) => solve(problem, { ...defaultSolveOptions, ...settings }, ports, signal),
    compareAnswers: (expected, given) => ports.witness.compareAnswers(expected, given),
  };
}

/** A call nobody stops. */
export const freeCall = (): ToolCall => ({ signal: new AbortController().signal });

/** Calls a tool as its hosts do: the input read by its schema, the output held to its own. */
export async function callTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: MathTool<Input, Output>,
  input: z.input<Input>,
  engine: ToolEngine,
  call = freeCall(),
): Promise<z.output<Output>> {
  return tool.output.strict().parse(await tool.run(tool.input.parse(input), engine, call)) as z.output<Output>;
}

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { CallToolResult, ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { toFailure } from '../../core/errors.ts';
import {
  compareAnswers,
  solveMath,
  verifySteps,
  type MathTool,
  type ToolCall,
  type ToolEngine,
} from '../../tools/index.ts';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const INSTRUCTIONS =
  'Checks mathematics by exact calculation. Write formulas as LaTeX between dollar signs. "verified" and "refuted" are ' +
  'results of calculation; every other verdict leaves the step open.';

/** How far a call is, told to a caller that asked for it. */
function progressOf({ _meta, sendNotification }: Extra): ToolCall['progress'] {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return (progress, total, message) => {
    // The result itself says that all is done, and may overtake a notification that says the same.
    if (progress === total) return;
    const params = { progressToken, progress, message, ...(total !== null && { total }) };
    // A caller that is gone hears nothing any more, and its call is stopped by its signal.
    sendNotification({ method: 'notifications/progress', params }).catch(() => undefined);
  };
}

/** Runs a tool for one call. What goes wrong is the tool's error, not the protocol's: the calling model can read it. */
async function answerCall<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: MathTool<Input, Output>,
  engine: ToolEngine,
  input: z.output<Input>,
  extra: Extra,
): Promise<CallToolResult> {
  const progress = progressOf(extra);
  try {
    const output = await tool.run(input, engine, { signal: extra.signal, ...(progress && { progress }) });
    return { content: [{ type: 'text', text: tool.text(output) }], structuredContent: output };
  } catch (error) {
    const { code, message } = toFailure(error);
    return { isError: true, content: [{ type: 'text', text: `${code}: ${message}` }] };
  }
}

/** The tools as a server of the Model Context Protocol, not yet joined to a transport. */
export function toolServer(version: string, engine: ToolEngine): McpServer {
  const server = new McpServer(
    { name: 'stepwise-math', title: 'Stepwise Math', version },
    { instructions: INSTRUCTIONS },
  );
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  for (const tool of [verifySteps, solveMath, compareAnswers] as readonly MathTool[]) {
    const { name, title, description, input, output } = tool;
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: output, annotations },
      (given, extra) => answerCall(tool, engine, given, extra),
    );
  }
  return server;
}

import * as vscode from 'vscode';
import * as z from 'zod';
import { toFailure } from '../../core/errors.ts';
import { compareAnswers, solveMath, verifySteps, type MathTool, type ToolEngine } from '../../tools/index.ts';
import type { Reading } from '../reading/reading.ts';
import { stopSignal } from '../editor/stopSignal.ts';
import type { AgentTool } from './agentNames.ts';
import { answerChat } from './chatAnswer.ts';
import { chatSource } from './chatSource.ts';

const tools: Readonly<Record<AgentTool, MathTool>> = {
  verifySteps,
  solveMath,
  compareAnswers,
};

/** Answers what the editor's language models and its chat ask. */
export class AgentDesk {
  constructor(
    private readonly engine: ToolEngine,
    private readonly reading: Reading,
  ) {}

  /** Runs a tool. @throws Error whose message tells the calling model what is wrong */
  async call(
    name: AgentTool,
    input: unknown,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const tool = tools[name];
    const given = tool.input.safeParse(input);
    if (!given.success) throw new Error(`The input is not usable: ${z.prettifyError(given.error)}`);
    try {
      const output = await tool.run(given.data, this.engine, { signal: stopSignal(token) });
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(tool.text(output))]);
    } catch (error) {
      throw new Error(toFailure(error).message, { cause: error });
    }
  }

  /** Answers a message to the chat participant. */
  async chat(
    request: vscode.ChatRequest,
    stream: vscode.ChatResponseStream,
    token: vscode.CancellationToken,
  ): Promise<vscode.ChatResult> {
    const { t } = vscode.l10n;
    try {
      const source = await chatSource(request, this.reading);
      await answerChat(source, this.engine, this.reading, stream, stopSignal(token), t);
      return {};
    } catch (error) {
      const { code, message } = toFailure(error);
      return code === 'cancelled' ? {} : { errorDetails: { message } };
    }
  }
}

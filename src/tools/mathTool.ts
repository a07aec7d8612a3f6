import type { z } from 'zod';
import type { ToolEngine } from './toolEngine.ts';

/** One call of a tool: what stops it, and who is told how far it is. */
export interface ToolCall {
  readonly signal: AbortSignal;
  /** Told after each step; `total` is there once it is known. */
  readonly progress?: (done: number, total: number | null, message: string) => void;
}

/**
 * A tool for another program's language model, the same over the Model Context Protocol and inside the editor. Names and
 * texts are English, for a model reads them.
 */
export interface MathTool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** What it does and what it expects, for the model that chooses among tools. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** @throws StepwiseError whose message is fit to be shown to the calling model */
  run(input: z.output<Input>, engine: ToolEngine, call: ToolCall): Promise<z.output<Output>>;
  /** The result as plain lines, for callers that read text. */
  text(output: z.output<Output>): string;
}

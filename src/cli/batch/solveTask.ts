import * as z from 'zod';
import { lastOutcome, solve, type EnginePorts, type SolveOptions } from '../../engine/index.ts';
import type { BatchTask } from './batchTask.ts';
import { solvedRow } from './judgedRow.ts';

const row = z.union([
  z.looseObject({ problem: z.string() }),
  z.looseObject({ question: z.string() }).transform(({ question }) => ({ problem: question })),
]);

/** `batch solve`: steps, answer and score. A row may name its problem `question`, as GSM8K does. */
export function solveTask(ports: EnginePorts, options: SolveOptions): BatchTask<z.infer<typeof row>> {
  return {
    row,
    atOnce: 1,
    async answer({ problem }, signal) {
      const text = { text: problem, language: 'markdown' as const };
      return solvedRow(await lastOutcome(solve(text, options, ports, signal)));
    },
  };
}

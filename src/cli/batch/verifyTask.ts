import * as z from 'zod';
import { lastOutcome, verify, type EnginePorts, type VerifyOptions } from '../../engine/index.ts';
import type { BatchTask } from './batchTask.ts';
import { verifiedRow } from './judgedRow.ts';

const row = z.looseObject({ problem: z.string(), steps: z.array(z.string()) });

/** `batch verify`: a verdict for each step, and the first error. */
export function verifyTask(ports: EnginePorts, options: VerifyOptions): BatchTask<z.infer<typeof row>> {
  return {
    row,
    atOnce: ports.scorer === null ? 8 : 1,
    async answer({ problem, steps }, signal) {
      const derivation = {
        problem: { text: problem, language: 'markdown' as const },
        steps: steps.map((text) => ({ text })),
      };
      return verifiedRow(await lastOutcome(verify(derivation, options, ports, signal)));
    },
  };
}

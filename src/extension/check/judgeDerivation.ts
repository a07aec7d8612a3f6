import { StepwiseError } from '../../core/errors.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { DocumentDerivation } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import { judgedMarks } from './judgedMarks.ts';
import type { Depth, Judge } from './judge.ts';

/**
 * Judges one derivation to its end and gives its marks.
 * @throws StepwiseError with the engine's reason when the run failed
 */
export async function judgeDerivation(
  judge: Judge,
  derivation: DocumentDerivation,
  number: number,
  depth: Depth,
  signal: AbortSignal,
): Promise<readonly Mark[]> {
  const judged = new Map<number, JudgedStep>();
  for await (const event of judge(derivation, depth, signal)) {
    switch (event.kind) {
      case 'verdict':
        judged.set(event.judged.index, event.judged);
        break;
      case 'done':
        return judgedMarks(derivation, event.outcome.steps, number);
      case 'failed':
        throw new StepwiseError(event.error.code, event.error.message);
      case 'step':
      case 'partial':
        break;
    }
  }
  return judgedMarks(derivation, [...judged.values()], number);
}

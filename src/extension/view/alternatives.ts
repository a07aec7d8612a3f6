import type { JudgedStep } from '../../core/verdict.ts';

/** Other texts for one step that the model was asked for, and what is being written now, in words. */
export interface StepAlternatives {
  readonly found: readonly JudgedStep[];
  readonly busy: string | null;
}

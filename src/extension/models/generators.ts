import type { TextModel } from '../../core/generation.ts';
import type { SolvePlan } from '../../engine/index.ts';

/** A model that solves, with the plan its prompt format asks for; null is the default plan of the problem's kind. */
export interface Generator {
  readonly model: TextModel;
  readonly plan: SolvePlan | null;
}

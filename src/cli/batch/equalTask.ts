import * as z from 'zod';
import type { AnswerOptions, SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { BatchTask } from './batchTask.ts';

const row = z.looseObject({
  gold: z.string(),
  prediction: z.string(),
  rule: z.enum(['strict', 'gsm8k', 'math']).optional(),
  precision: z.number().int().nonnegative().optional(),
  strict: z.boolean().optional(),
  allow_set_relation_comp: z.boolean().optional(),
  match_types: z.array(z.enum(['latex', 'expr'])).optional(),
});

function optionsOf({
  rule,
  precision,
  strict,
  allow_set_relation_comp,
  match_types,
}: z.infer<typeof row>): AnswerOptions {
  return {
    ...(rule !== undefined && { rule }),
    ...(precision !== undefined && { precision }),
    ...(strict !== undefined && { strict }),
    ...(allow_set_relation_comp !== undefined && { allowSetRelation: allow_set_relation_comp }),
    ...(match_types !== undefined && { matchTypes: match_types }),
  };
}

/** `batch equal`: do the two texts give the same answer? Options of the comparison may stand in the row. */
export function equalTask(witness: Pick<SymbolicWitness, 'compareAnswers'>): BatchTask<z.infer<typeof row>> {
  return {
    row,
    atOnce: 8,
    async answer(line) {
      return { ...(await witness.compareAnswers(line.gold, line.prediction, optionsOf(line))) };
    },
  };
}

import { StepwiseError } from '../../core/errors.ts';
import algebra from '../../../data/prompts/algebra.json';
import calculated from '../../../data/prompts/calculated.json';
import calculatedTuned from '../../../data/prompts/calculated-tuned.json';
import long from '../../../data/prompts/long.json';
import plans from '../../../data/prompts/plans.json';
import symbolic from '../../../data/prompts/symbolic.json';
import terse from '../../../data/prompts/terse.json';
import wizardmath from '../../../data/prompts/wizardmath.json';
import worked from '../../../data/prompts/worked.json';
import { parsePromptFormat, type PromptFormat } from './promptFormat.ts';
import { parseSolvePlans, type SolvePlans } from './solvePlan.ts';

/** Every prompt format the project ships. */
export function promptFormats(): readonly PromptFormat[] {
  return [calculated, calculatedTuned, worked, terse, long, algebra, symbolic, wizardmath].map(parsePromptFormat);
}

/** The format with this id. @throws StepwiseError `internal` when there is none; the message lists those there are */
export function promptFormat(id: string): PromptFormat {
  const formats = promptFormats();
  const found = formats.find((format) => format.id === id);
  if (found !== undefined) return found;
  const known = formats.map((format) => format.id).join(', ');
  throw new StepwiseError('internal', `There is no prompt format “${id}”. Choose one of: ${known}.`);
}

/** The default plan for each kind of problem. */
export function solvePlans(): SolvePlans {
  return parseSolvePlans(plans);
}

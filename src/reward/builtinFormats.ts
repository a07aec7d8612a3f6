import { StepwiseError } from '../core/errors.ts';
import mathShepherd from '../../data/scoring/math-shepherd.json';
import openr from '../../data/scoring/openr.json';
import qwenMathPrm from '../../data/scoring/qwen-math-prm.json';
import rlhflow from '../../data/scoring/rlhflow.json';
import skyworkPrm from '../../data/scoring/skywork-prm.json';
import stepwise from '../../data/scoring/stepwise.json';
import { isReadable, parseMarkFormat, type MarkFormat, type MissingFormat } from './markFormat.ts';

/** Every scorer format the project knows, those it cannot run included. */
export function builtinFormats(): readonly (MarkFormat | MissingFormat)[] {
  return [stepwise, mathShepherd, rlhflow, openr, qwenMathPrm, skyworkPrm].map(parseMarkFormat);
}

/**
 * The format with this id.
 * @throws StepwiseError `model-invalid` when there is none, or when it cannot be run (the message says what is missing)
 */
export function markFormat(id: string): MarkFormat {
  const format = builtinFormats().find((candidate) => candidate.id === id);
  if (format === undefined) {
    throw new StepwiseError('model-invalid', `There is no scorer format “${id}”; nothing was scored.`);
  }
  if (!isReadable(format)) {
    throw new StepwiseError('model-invalid', `${format.title} cannot be run here. ${format.missing}`);
  }
  return format;
}

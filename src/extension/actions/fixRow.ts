import type { Words } from '../words.ts';
import type { StepFix } from './stepFix.ts';

/** How a fix stands in a list: one that cannot be done says so in words, and why. */
export interface FixRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

export function fixRow({ title, action }: StepFix, t: Words): FixRow {
  return action.kind === 'disabled'
    ? { label: `$(circle-slash) ${title}`, description: t('cannot be done here'), detail: action.reason }
    : { label: title, description: '', detail: '' };
}

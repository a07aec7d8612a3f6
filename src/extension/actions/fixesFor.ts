import type { Span } from '../../core/span.ts';
import { fails } from '../../core/verdict.ts';
import { commandIds } from '../editor/commands.ts';
import type { Mark } from '../marks/mark.ts';
import { repairOf } from '../present/failureText.ts';
import type { Words } from '../words.ts';
import type { FixAction, StepFix } from './stepFix.ts';

/** A replacement in the document. */
export interface FixEdit {
  readonly span: Span;
  readonly text: string;
}

/** What a step's surroundings allow. */
export interface FixPlace {
  /** The text that stands in the step's span now. */
  readonly written: string;
  /** The edits that mark the step by a comment; null where a comment would hide what follows. */
  readonly given: FixEdit | null;
  readonly ignore: FixEdit | null;
}

/** All quick fixes for a judged step, those that cannot apply included. */
export function fixesFor(mark: Mark, place: FixPlace, t: Words): readonly StepFix[] {
  const fix = (title: string, action: FixAction): StepFix => ({ title, preferred: false, action });
  return [
    repairFor(mark, place.written, t),
    fix(t('Write this step again'), writingAction(mark, commandIds.rewriteStep, t)),
    fix(t('Continue from here'), writingAction(mark, commandIds.continueFromHere, t)),
    fix(t('Mark as given'), commentAction(place.given, t)),
    fix(t('Ignore here'), commentAction(place.ignore, t)),
  ];
}

/** The quick fix that puts in the value found; all that there is for a step in a program's comment. */
export function repairFor(mark: Mark, written: string, t: Words): StepFix {
  const action = repairAction(mark, written, t);
  return { title: repairTitle(mark, t), preferred: action.kind === 'edit', action };
}

function repairTitle({ judged }: Mark, t: Words): string {
  const text = repairOf(judged)?.text;
  return text === undefined ? t('Replace with the value found') : t('Replace with the value found: {0}', text);
}

function repairAction({ judged, span }: Mark, written: string, t: Words): FixAction {
  const repair = repairOf(judged);
  if (repair === null) {
    const failing = fails(judged.verdict);
    return disabled(failing ? t('No value was found that would repair this step.') : t('This step needs no repair.'));
  }
  if (written !== judged.step.text) return disabled(t('The step was changed since it was checked.'));
  return { kind: 'edit', span: { start: span.start + repair.start, end: span.start + repair.end }, text: repair.text };
}

function writingAction({ problem }: Mark, command: string, t: Words): FixAction {
  return problem === null
    ? disabled(t('No problem stands above these steps, so the model does not know what is asked.'))
    : { kind: 'command', command };
}

function commentAction(edit: FixEdit | null, t: Words): FixAction {
  return edit === null
    ? disabled(t('Other text follows on the same line; a comment here would hide it.'))
    : { kind: 'edit', ...edit };
}

function disabled(reason: string): FixAction {
  return { kind: 'disabled', reason };
}

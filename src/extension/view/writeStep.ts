import { evidenceText, type FindingText } from '../present/evidenceText.ts';
import { repairOf } from '../present/failureText.ts';
import { stepTitle } from '../present/stepTitle.ts';
import { verdictLabel } from '../present/verdictWords.ts';
import type { Words } from '../words.ts';
import { viewActions } from './actions.ts';
import type { StepAlternatives } from './alternatives.ts';
import type { ViewAction, ViewAlternative, ViewFinding, ViewStep } from './protocol.ts';
import { richClaim, richText, type SetFormula } from './richText.ts';
import { stepBadge } from './stepBadge.ts';
import type { Subject, SubjectStep } from './subject.ts';

/** What is known of a step beside its verdict. */
export interface StepSurroundings {
  readonly alternatives: StepAlternatives | null;
  /** What the user said of it: right, wrong, or nothing. */
  readonly said: boolean | null;
}

/** One step as the page shows it. */
export async function writeStep(
  subject: Subject,
  index: number,
  step: SubjectStep,
  around: StepSurroundings,
  set: SetFormula,
  t: Words,
): Promise<ViewStep> {
  const badge = stepBadge(step, t);
  const evidence = step.judged && evidenceText(step.judged.evidence, t);
  const findings = await Promise.all(
    (evidence?.findings ?? []).map((finding, at) => writeFinding(step, at, finding, set)),
  );
  const label =
    step.judged && step.mark === null
      ? stepTitle({ judged: step.judged, standing: step.standing }, t)
      : t('Step {0}: {1}', index + 1, badge.word);
  return {
    number: index + 1,
    text: await richText(step.text, step.formula, set),
    badge,
    label,
    score: step.judged?.score ?? null,
    standing: step.standing,
    current: subject.current === index,
    findings,
    notes: [...(evidence?.summary ?? []), ...(findings.length === 0 && evidence ? [nothingRead(t)] : [])],
    actions: stepActions(subject, step, around, t),
    alternatives: await Promise.all(
      (around.alternatives?.found ?? []).map((one) => writeAlternative(one, subject, set, t)),
    ),
    busy: around.alternatives?.busy ?? null,
  };
}

function nothingRead(t: Words): string {
  return t('No claim in this step could be read as mathematics.');
}

async function writeFinding(step: SubjectStep, at: number, text: FindingText, set: SetFormula): Promise<ViewFinding> {
  const symbolic = step.judged?.evidence.find((one) => one.witness === 'symbolic');
  return {
    claim: await richClaim(text.claim, set),
    outcome: symbolic?.findings[at]?.outcome ?? 'undecided',
    word: text.outcome,
    reason: text.reason,
    counterexample: text.counterexample,
  };
}

async function writeAlternative(
  { step, verdict }: NonNullable<StepSurroundings['alternatives']>['found'][number],
  { source }: Subject,
  set: SetFormula,
  t: Words,
): Promise<ViewAlternative> {
  return {
    text: await richText(step.text, false, set),
    badge: { tone: verdict, ...verdictLabel(verdict, t) },
    insert: source === 'document' ? t('Put this one in') : null,
  };
}

function stepActions(
  subject: Subject,
  step: SubjectStep,
  { alternatives, said }: StepSurroundings,
  t: Words,
): ViewAction[] {
  const { judged, span } = step;
  const repair = judged && span ? repairOf(judged) : null;
  return [
    ...(repair ? [action(viewActions.repair, t('Replace with the value found: {0}', repair.text))] : []),
    ...(span ? [action(viewActions.goTo, t('Go there'), t('Go to the step'))] : []),
    ...(judged && span ? [action(viewActions.explain, t('Explain'), t('Explain this step'))] : []),
    ...(subject.problem && span ? [others(alternatives, t)] : []),
    ...(judged && subject.problem
      ? [
          action(viewActions.right, t('Right'), t('This step is right'), said === true),
          action(viewActions.wrong, t('Wrong'), t('This step is wrong'), said === false),
        ]
      : []),
  ];
}

function action(id: string, title: string, label: string | null = null, chosen = false): ViewAction {
  return { id, title, label, chosen };
}

function others(alternatives: StepAlternatives | null, t: Words): ViewAction {
  if (alternatives?.busy) return action(viewActions.stop, t('Stop'));
  const title = alternatives === null ? t('Other ways') : t('More ways');
  return action(viewActions.others, title, t('Other ways to write the step'));
}

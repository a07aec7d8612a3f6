import { proposalSummary } from '../solve/proposalText.ts';
import type { Proposal } from '../solve/proposal.ts';
import { verdictSummary } from '../present/solutionSummary.ts';
import type { Words } from '../words.ts';
import { viewActions } from './actions.ts';
import type { ViewAction, ViewContent, ViewGraph } from './protocol.ts';
import { richText, type SetFormula } from './richText.ts';
import type { Subject } from './subject.ts';
import { writeScores } from './writeScores.ts';
import { type StepSurroundings, writeStep } from './writeStep.ts';

/** What the view shows beside its subject. */
export interface ViewSurroundings {
  readonly pinned: boolean;
  readonly paused: boolean;
  readonly step: (index: number) => StepSurroundings;
  /** The open solution, when that is the subject. */
  readonly proposal: Proposal | null;
  readonly graph: ViewGraph | null;
}

/** The whole view of a subject, in the reader's language, its formulas set. */
export async function writeView(
  subject: Subject,
  around: ViewSurroundings,
  set: SetFormula,
  t: Words,
): Promise<ViewContent> {
  const { problem, steps } = subject;
  return {
    subject: JSON.stringify([subject.address, problem?.text ?? steps[0]?.text ?? '']),
    heading: subject.source === 'solution' ? t('New solution') : '',
    notice: notice(around, t),
    problem: problem && (await richText(problem.text, false, set)),
    problemTitle: t('Problem'),
    stepsTitle: t('Steps'),
    summary: summary(subject, around, t),
    steps: await Promise.all(steps.map((step, index) => writeStep(subject, index, step, around.step(index), set, t))),
    scores: writeScores(steps, t),
    graph: around.graph,
    actions: actions(subject, around, t),
  };
}

/** The view where nothing stands at the cursor. */
export function emptyView({ pinned, paused }: Pick<ViewSurroundings, 'pinned' | 'paused'>, t: Words): ViewContent {
  return {
    subject: '',
    heading: t('Nothing to show here yet'),
    notice: notice({ pinned, paused }, t) ?? t('Put the cursor in a problem or in the steps that answer it.'),
    problem: null,
    problemTitle: '',
    stepsTitle: '',
    summary: '',
    steps: [],
    scores: null,
    graph: null,
    actions: [],
  };
}

function notice({ pinned, paused }: Pick<ViewSurroundings, 'pinned' | 'paused'>, t: Words): string | null {
  if (paused) return t('Paused: the view does not change until it goes on.');
  return pinned ? t('Pinned: the view stays with this derivation.') : null;
}

function summary({ steps }: Subject, { proposal }: ViewSurroundings, t: Words): string {
  if (proposal) return proposalSummary(proposal, t);
  const judged = steps.flatMap((step) => (step.judged && step.mark === null ? [step.judged] : []));
  if (steps.length > 0 && judged.length === 0) return t('Not checked yet.');
  return judged.length === 0 ? '' : verdictSummary(judged, t);
}

function actions(subject: Subject, { proposal }: ViewSurroundings, t: Words): ViewAction[] {
  const action = (id: string, title: string): ViewAction => ({ id, title, label: null, chosen: false });
  if (proposal?.phase === 'writing') return [action(viewActions.stop, t('Stop'))];
  if (proposal) return [action(viewActions.accept, t('Accept')), action(viewActions.discard, t('Discard'))];
  return [
    ...(subject.steps.length > 0 ? [action(viewActions.check, t('Check these steps'))] : []),
    ...(subject.problem ? [action(viewActions.solve, t('Solve step by step'))] : []),
  ];
}

import type { ViewState } from '../protocol.ts';
import type { Asks } from './asks.ts';
import { scoreCurve } from './curve.ts';
import { element } from './dom.ts';
import { richText } from './formula.ts';
import { functionGraph } from './graph.ts';
import { actionRow, type Opened, stepList } from './steps.ts';

/** The whole page for a state. */
export function drawView(state: ViewState, opened: Opened, asks: Asks): Node[] {
  const { problem, steps, scores, graph } = state;
  const act = (action: string): void => {
    asks.view(action);
  };
  return [
    state.heading === '' ? null : element('h1', {}, state.heading),
    state.notice === null ? null : element('p', { class: 'notice', role: 'status' }, state.notice),
    problem &&
      element(
        'section',
        {},
        element('h2', {}, state.problemTitle),
        element('p', { class: 'problem' }, richText(problem)),
      ),
    steps.length === 0 ? null : stepSection(state, opened, asks),
    actionRow(state.actions, 'view', act),
    scores && scoreCurve(scores),
    graph && functionGraph(graph),
  ].filter((part) => part !== null);
}

function stepSection({ stepsTitle, summary, steps }: ViewState, opened: Opened, asks: Asks): HTMLElement {
  const head = element('h2', {}, stepsTitle);
  const share = element(
    'div',
    { class: 'share', 'aria-hidden': 'true' },
    ...steps.map(({ badge }) => element('span', { class: badge.tone })),
  );
  return element(
    'section',
    {},
    head,
    element('p', { class: 'summary', role: 'status' }, summary),
    share,
    stepList(steps, opened, asks),
  );
}

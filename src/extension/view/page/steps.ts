import type { ViewAction, ViewAlternative, ViewBadge, ViewFinding, ViewStep } from '../protocol.ts';
import type { Asks } from './asks.ts';
import { element } from './dom.ts';
import { richText } from './formula.ts';

/** Which steps are open, and what is told when the reader opens or closes one. */
export interface Opened {
  isOpen(step: ViewStep): boolean;
  toggle(step: ViewStep, open: boolean): void;
}

/** The steps in order; each is a button that opens what is known of it. */
export function stepList(steps: readonly ViewStep[], opened: Opened, asks: Asks): HTMLElement {
  const list = element('ol', { class: 'steps' }, ...steps.map((step) => stepItem(step, opened, asks)));
  list.addEventListener('keydown', (event) => {
    moveBetween(list, event);
  });
  return list;
}

function stepItem(step: ViewStep, opened: Opened, asks: Asks): HTMLElement {
  const index = step.number - 1;
  const open = opened.isOpen(step);
  const body = element(
    'div',
    { class: 'evidence', id: `evidence-${index}`, hidden: !open },
    ...evidence(step, index, asks),
  );
  const head = element(
    'button',
    {
      type: 'button',
      class: 'head',
      'data-key': `step-${index}`,
      'aria-expanded': String(open),
      'aria-controls': `evidence-${index}`,
      'aria-current': step.current ? 'step' : null,
    },
    element('span', { class: 'number', 'aria-hidden': 'true' }, String(step.number)),
    element('span', { class: 'text' }, richText(step.text)),
    badge(step.badge, step.score),
    element('span', { class: 'spoken' }, step.label),
  );
  head.addEventListener('click', () => {
    const show = body.hidden;
    body.hidden = !show;
    head.setAttribute('aria-expanded', String(show));
    opened.toggle(step, show);
  });
  const classes = ['step', step.badge.tone, step.standing, ...(step.current ? ['current'] : [])];
  return element('li', { class: classes.join(' ') }, head, body);
}

function badge({ tone, sign, word }: ViewBadge, score: number | null): HTMLElement {
  const number = score === null ? null : element('span', { class: 'score' }, Math.min(score, 0.99).toFixed(2));
  return element(
    'span',
    { class: `badge ${tone}`, 'aria-hidden': 'true' },
    element('span', { class: 'sign' }, sign),
    word,
    number,
  );
}

function evidence(step: ViewStep, index: number, asks: Asks): (Node | null)[] {
  return [
    ...step.findings.map(finding),
    ...step.notes.map((note) => element('p', { class: 'note' }, note)),
    step.alternatives.length === 0
      ? null
      : element(
          'ul',
          { class: 'alternatives' },
          ...step.alternatives.map((one, at) => alternative(one, index, at, asks)),
        ),
    step.busy === null ? null : element('p', { class: 'busy', role: 'status' }, step.busy),
    actionRow(step.actions, `step-${index}`, (action) => {
      asks.step(index, action);
    }),
  ];
}

function finding({ claim, outcome, word, reason, counterexample }: ViewFinding): HTMLElement {
  return element(
    'div',
    { class: `finding ${outcome}` },
    element('div', { class: 'claim' }, richText(claim)),
    element('p', {}, element('strong', {}, word), reason === '' ? '' : ` — ${reason}`),
    counterexample === null ? null : element('p', { class: 'counterexample' }, counterexample),
  );
}

function alternative(
  { text, badge: mark, insert }: ViewAlternative,
  step: number,
  at: number,
  asks: Asks,
): HTMLElement {
  const item = element('li', {}, element('div', { class: 'text' }, richText(text)), badge(mark, null));
  if (insert === null) return item;
  const button = element('button', { type: 'button', 'data-key': `insert-${step}-${at}` }, insert);
  button.addEventListener('click', () => {
    asks.insert(step, at);
  });
  item.append(button);
  return item;
}

/** A row of buttons; one that says what the reader said before is shown as pressed. */
export function actionRow(actions: readonly ViewAction[], key: string, act: (id: string) => void): HTMLElement | null {
  if (actions.length === 0) return null;
  const buttons = actions.map(({ id, title, label, chosen }) => {
    const pressed = chosen ? 'true' : null;
    const named = { 'aria-label': label, title: label, 'aria-pressed': pressed };
    const button = element(
      'button',
      { type: 'button', 'data-key': `${key}-${id}`, 'data-action': id, ...named },
      title,
    );
    button.addEventListener('click', () => {
      act(id);
    });
    return button;
  });
  return element('div', { class: 'actions' }, ...buttons);
}

/** Arrow keys, Home and End move between the steps. */
function moveBetween(list: HTMLElement, event: KeyboardEvent): void {
  const heads = [...list.querySelectorAll<HTMLElement>('.head')];
  const at = heads.findIndex((head) => head === document.activeElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
  const head = to === undefined ? undefined : heads[to];
  if (head === undefined) return;
  event.preventDefault();
  head.focus();
}

import { viewState, type ViewRequest, type ViewState, type ViewStep } from '../protocol.ts';
import type { Asks } from './asks.ts';
import { drawView } from './draw.ts';
import { PageMemory } from './memory.ts';
import { Press } from '../../pages/press.ts';

const memory = new PageMemory();
const press = new Press(window);
const root = document.getElementById('view');
let shown: ViewState | null = null;

function send(request: ViewRequest): void {
  memory.post(request);
}

function asksOf({ version }: ViewState): Asks {
  return {
    view: (action) => {
      send({ kind: 'view', version, action });
    },
    step: (step, action) => {
      send({ kind: 'step', version, step, action });
    },
    insert: (step, alternative) => {
      send({ kind: 'insert', version, step, alternative });
    },
  };
}

/** A step is open when the reader opened it; else the one at the cursor, or the first that failed where there is none. */
function isOpen(state: ViewState, step: ViewStep): boolean {
  const chosen = memory.isOpen(state.subject, step.number);
  const failing = step.standing === 'first-failing' && !state.steps.some(({ current }) => current);
  return chosen ?? (step.current || failing || step.alternatives.length > 0 || step.busy !== null);
}

/** Draws a state, and leaves the keyboard and the place in the page where they were. */
function show(state: ViewState): void {
  const focused = document.activeElement?.getAttribute('data-key') ?? null;
  const top = window.scrollY;
  const opened = {
    isOpen: (step: ViewStep) => isOpen(state, step),
    toggle: (step: ViewStep, open: boolean) => {
      memory.setOpen(state.subject, step.number, open);
    },
  };
  const same = shown?.subject === state.subject;
  root?.replaceChildren(...drawView(state, opened, asksOf(state)));
  shown = state;
  if (focused !== null) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  window.scrollTo({ top: same ? top : 0 });
  if (!same || focused === null) document.querySelector('.step.current')?.scrollIntoView({ block: 'nearest' });
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const parsed = viewState.safeParse(event.data);
  if (!parsed.success) return;
  const { data } = parsed;
  press.whenFree(() => {
    memory.setState(data);
    show(data);
  });
});
window.addEventListener('scroll', () => {
  memory.setScroll(window.scrollY);
});

if (memory.state !== null) {
  const { scroll } = memory;
  show(memory.state);
  window.scrollTo({ top: scroll });
}
send({ kind: 'ready' });

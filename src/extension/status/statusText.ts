import type { ModelState } from '../../runtime/client/index.ts';
import type { Words } from '../words.ts';

/** What the status item says: a short text, one sentence of detail, and whether it shows something is under way. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'error';
  readonly busy: boolean;
}

/** The engine's state in words; `model` is the title of the model that solves. */
export function statusText(state: ModelState, model: string, t: Words): StatusText {
  switch (state.kind) {
    case 'none':
      return calm(t('Stepwise Math'), t('Steps are checked symbolically. No model is loaded.'));
    case 'loading':
      return busy(t('Loading model'), t('{0}: {1} % read into memory.', model, Math.round(state.fraction * 100)));
    case 'ready':
      return calm(t('Model ready'), t('{0} is loaded.', model));
    case 'busy':
      return busy(t('Model at work'), t('{0} is writing or scoring.', model));
    case 'failed':
      return { text: t('Model stopped'), detail: state.message, severity: 'error', busy: false };
  }
}

function calm(text: string, detail: string): StatusText {
  return { text, detail, severity: 'information', busy: false };
}

function busy(text: string, detail: string): StatusText {
  return { text, detail, severity: 'information', busy: true };
}

import type { Words } from '../words.ts';
import type { EngineState } from './engineState.ts';

/** What the status item says: a short text, one sentence of detail, and whether it shows something is under way. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'error';
  readonly busy: boolean;
}

export function statusText(state: EngineState, t: Words): StatusText {
  switch (state.kind) {
    case 'idle':
      return calm(t('Stepwise Math'), t('Steps are checked symbolically. No model is loaded.'));
    case 'loading':
      return { ...calm(t('Loading {0}', state.model), t('The model is being read into memory.')), busy: true };
    case 'ready':
      return calm(t('{0} ready', state.model), t('The model is loaded on this machine.'));
    case 'busy':
      return { ...calm(t('{0} writing', state.model), t('The model is at work.')), busy: true };
    case 'failed':
      return { text: t('Model stopped'), detail: state.message, severity: 'error', busy: false };
  }
}

function calm(text: string, detail: string): StatusText {
  return { text, detail, severity: 'information', busy: false };
}

import { defaultRestartLimits, type RestartLimits } from './restartPolicy.ts';

/** Time limits of the model process, in milliseconds. */
export interface ClientLimits {
  /** Without any word of a call under way (a token, a block of the prompt, loading going on) the child is killed. */
  readonly stallMs: number;
  readonly heartbeatMs: number;
  /** Unanswered heartbeats after which the child is killed. */
  readonly heartbeatsMissed: number;
  /** Without a call for so long the child is ended and its memory given back. */
  readonly idleMs: number;
  readonly restart: RestartLimits;
}

export const defaultLimits: ClientLimits = {
  stallMs: 120_000,
  heartbeatMs: 5_000,
  heartbeatsMissed: 6,
  idleMs: 10 * 60_000,
  restart: defaultRestartLimits,
};

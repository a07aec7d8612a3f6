import { StepwiseError } from '../../core/errors.ts';
import type { CallReply, CallRequest, Reply } from '../protocol/index.ts';
import { Call } from './call.ts';
import { ModelProcess, type ChildOptions } from './childProcess.ts';
import { Heartbeat } from './heartbeat.ts';
import type { ClientLimits } from './limits.ts';

export interface SessionListener {
  /** Calls began, went on or ended; `loading` is the fraction read of a model, null when none is being read. */
  changed(calls: number, loading: number | null): void;
  /** The child is gone. `wanted` when this side ended it in order. */
  ended(how: string, wanted: boolean): void;
}

/** One life of the model process with the calls it has under way. When it dies they fail; no later one is taken. */
export class Session {
  private readonly process: ModelProcess;
  private readonly heartbeat: Heartbeat;
  private readonly calls = new Map<number, Call>();
  private readonly loading = new Map<number, number>();
  private wanted = false;
  private failure = new StepwiseError('model-crashed', 'The model process is gone.');

  constructor(
    options: ChildOptions,
    private readonly limits: ClientLimits,
    private readonly listener: SessionListener,
  ) {
    this.process = new ModelProcess(options, {
      reply: (reply) => {
        this.receive(reply);
      },
      ended: (how) => {
        this.end(how);
      },
    });
    this.heartbeat = new Heartbeat(
      limits.heartbeatMs,
      limits.heartbeatsMissed,
      (beat) => {
        this.process.send({ kind: 'ping', beat });
      },
      () => {
        this.kill('it gave no sign of life');
      },
    );
    this.process.hold(false);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** The replies to a request; aborting `signal` ends them at once while the child still finishes its current block. */
  async *ask(request: CallRequest, signal: AbortSignal): AsyncGenerator<CallReply, void, void> {
    const call = new Call(request, this.limits.stallMs, () => {
      this.kill(`it said nothing for ${Math.round(this.limits.stallMs / 1000)} s`);
    });
    const stop = (): void => {
      this.process.send({ kind: 'abort', call: call.id });
      call.replies.close();
    };
    this.calls.set(call.id, call);
    this.changed();
    this.process.send(request);
    signal.addEventListener('abort', stop, { once: true });
    let ended = false;
    try {
      yield* call.replies;
      ended = true;
    } finally {
      signal.removeEventListener('abort', stop);
      if (!ended) stop();
    }
  }

  /** Ends the child in order: its end is then no crash. */
  dispose(): void {
    this.wanted = true;
    this.process.kill('ended in order');
  }

  private kill(why: string): void {
    this.failure = new StepwiseError(
      'model-timeout',
      `The model process was ended because ${why}. What was written so far is kept. Try again, or choose a smaller model.`,
    );
    this.process.kill(why);
  }

  private receive(reply: Reply): void {
    if (reply.kind === 'hello') return;
    if (reply.kind === 'pong') {
      this.heartbeat.answer(reply.beat);
      return;
    }
    if (reply.kind === 'progress' && reply.phase === 'loading') this.loading.set(reply.call, reply.fraction);
    else this.loading.delete(reply.call);
    if (this.calls.get(reply.call)?.take(reply) === true) this.calls.delete(reply.call);
    this.changed();
  }

  private changed(): void {
    this.process.hold(this.calls.size > 0);
    const [loading = null] = this.loading.values();
    this.listener.changed(this.calls.size, loading);
  }

  private end(how: string): void {
    this.heartbeat.stop();
    if (this.failure.code === 'model-crashed') this.failure = crashed(how, this.wanted);
    for (const call of this.calls.values()) call.close(this.failure);
    this.calls.clear();
    this.listener.ended(how, this.wanted);
  }
}

function crashed(how: string, wanted: boolean): StepwiseError {
  if (wanted) return new StepwiseError('cancelled', 'The model process was ended.');
  return new StepwiseError(
    'model-crashed',
    `The model process ended unexpectedly (${how}). What was written so far is kept. Try again: it is started anew.`,
  );
}

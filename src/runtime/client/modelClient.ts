import { setTimeout as pause } from 'node:timers/promises';
import type { Disposable } from '../../core/disposable.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { TextModel } from '../../core/generation.ts';
import { silent } from '../../core/logger.ts';
import type { CallReply, CallRequest, ModelSpec, RuntimeStats } from '../protocol/index.ts';
import type { ChildOptions } from './childProcess.ts';
import { defaultLimits, type ClientLimits } from './limits.ts';
import { RemoteEmbedder } from './remoteEmbedder.ts';
import { RemoteMarkReader } from './remoteMarkReader.ts';
import { RemoteTextModel } from './remoteTextModel.ts';
import { RestartPolicy } from './restartPolicy.ts';
import { Session } from './session.ts';
import type { ModelState } from './state.ts';
import { TimeLimit } from './timeLimit.ts';

/** Options of the client; `script` is the built child (`dist/model.js`), `threads` null means all cores but one. */
export type ModelClientOptions = Pick<ChildOptions, 'script'> &
  Partial<Omit<ChildOptions, 'script'>> & { readonly limits?: Partial<ClientLimits> };

const forever = new AbortController().signal;

/**
 * The model process as the rest of the project sees it: started at the first call, watched, started again after a
 * crash with growing pauses (three crashes in five minutes end that until `restart`), ended after idling.
 */
export class ModelClient implements Disposable {
  private readonly options: ChildOptions;
  private readonly limits: ClientLimits;
  private readonly policy: RestartPolicy;
  private readonly listeners = new Set<(state: ModelState) => void>();
  private session: Session | null = null;
  private current: ModelState = { kind: 'none' };
  private idle: TimeLimit | null = null;
  private nextCall = 1;
  private disposed = false;

  constructor(options: ModelClientOptions) {
    const { limits, ...child } = options;
    this.options = { gpu: 'auto', threads: null, logger: silent, ...child };
    this.limits = { ...defaultLimits, ...limits };
    this.policy = new RestartPolicy(this.limits.restart);
  }

  get state(): ModelState {
    return this.current;
  }

  /** Process id of the child while there is one. */
  get pid(): number | undefined {
    return this.session?.pid;
  }

  /** Calls `listener` at every change of state until the returned handle is disposed. */
  onState(listener: (state: ModelState) => void): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** A generator of this spec; nothing is loaded before its first call. */
  generator(spec: ModelSpec): TextModel {
    return new RemoteTextModel(spec, (request, signal) => this.ask(request, signal));
  }

  /** A reader of marks of this spec; nothing is loaded before its first call. */
  reader(spec: ModelSpec): RemoteMarkReader {
    return new RemoteMarkReader(spec, (request, signal) => this.ask(request, signal));
  }

  /** An embedder of this spec's base; nothing is loaded before its first call. */
  embedder(spec: ModelSpec): RemoteEmbedder {
    return new RemoteEmbedder(spec, (request, signal) => this.ask(request, signal));
  }

  /** Loads a model ahead of its first call. Aborting stops waiting, not the loading. */
  async load(spec: ModelSpec, signal: AbortSignal = forever): Promise<void> {
    for await (const reply of this.ask((call) => ({ kind: 'load', call, spec }), signal)) {
      this.options.logger.trace('loading', { reply: reply.kind });
    }
  }

  /** What the child says of itself, or null while there is none: asking starts none. */
  async stats(): Promise<RuntimeStats | null> {
    if (!this.session) return null;
    for await (const reply of this.ask((call) => ({ kind: 'stats', call }), forever)) {
      if (reply.kind === 'stats') return reply.stats;
    }
    return null;
  }

  /** Ends the child and forgets its crashes; the next call starts it anew. */
  restart(): void {
    this.policy.reset();
    this.unload();
  }

  /** Ends the child in order: calls under way are cancelled, and its memory is given back. */
  unload(): void {
    this.session?.dispose();
    this.setState({ kind: 'none' });
  }

  dispose(): void {
    this.disposed = true;
    this.unload();
    this.listeners.clear();
  }

  private async *ask(
    request: (call: number) => CallRequest,
    signal: AbortSignal,
  ): AsyncGenerator<CallReply, void, void> {
    if (signal.aborted) return;
    const session = this.session ?? (await this.start(signal));
    if (session) yield* session.ask(request(this.nextCall++), signal);
  }

  private async start(signal: AbortSignal): Promise<Session | null> {
    const delay = this.policy.delay();
    if (delay === null) throw this.tooManyCrashes();
    if (delay > 0) await pause(delay);
    if (this.disposed || signal.aborted) return null;
    this.session ??= this.newSession();
    return this.session;
  }

  private newSession(): Session {
    this.setState({ kind: 'loading', fraction: 0 });
    const session: Session = new Session(this.options, this.limits, {
      changed: (calls, loading) => {
        this.changed(calls, loading);
      },
      ended: (how, wanted) => {
        if (this.session === session) this.session = null;
        this.ended(how, wanted);
      },
    });
    return session;
  }

  private changed(calls: number, loading: number | null): void {
    this.idle?.stop();
    this.idle =
      calls > 0
        ? null
        : new TimeLimit(this.limits.idleMs, () => {
            this.unload();
          });
    if (loading !== null && loading < 1) this.setState({ kind: 'loading', fraction: loading });
    else this.setState(calls > 0 ? { kind: 'busy', calls } : { kind: 'ready' });
  }

  private ended(how: string, wanted: boolean): void {
    this.idle?.stop();
    this.options.logger.info('model process ended', { how });
    if (!wanted) this.policy.crashed();
    const failed = !wanted && this.policy.delay() === null;
    this.setState(failed ? { kind: 'failed', message: this.tooManyCrashes().message } : { kind: 'none' });
  }

  private tooManyCrashes(): StepwiseError {
    const { limit, windowMs } = this.limits.restart;
    return new StepwiseError(
      'model-crashed',
      `The model process ended unexpectedly ${limit} times in ${Math.round(windowMs / 60_000)} minutes and is not started again by itself. ` +
        'Restart the engine, or choose a smaller model.',
    );
  }

  private setState(state: ModelState): void {
    if (JSON.stringify(state) === JSON.stringify(this.current)) return;
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }
}

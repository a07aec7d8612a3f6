import { fork, type ChildProcess } from 'node:child_process';
import type { Logger } from '../../core/logger.ts';
import { protocolVersion, replySchema, type Reply, type Request } from '../protocol/index.ts';

/** How a child ended, in words: `exit status 1` or `signal SIGKILL`. */
export type ChildEnd = string;

export interface ChildOptions {
  /** Absolute path of the built child, `dist/model.js`. */
  readonly script: string;
  readonly gpu: 'auto' | 'off';
  readonly threads: number | null;
  readonly logger: Logger;
}

export interface ChildListener {
  reply(reply: Reply): void;
  /** Called once, whatever ended the child. */
  ended(how: ChildEnd): void;
}

/** One model process: starts it, says hello, passes valid replies on, and kills it when it speaks another language. */
export class ModelProcess {
  private readonly child: ChildProcess;
  private over = false;

  constructor(
    options: ChildOptions,
    private readonly listener: ChildListener,
  ) {
    // Debugger and loader options of this process are not the child's.
    this.child = fork(options.script, [], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child.on('message', (message) => {
      this.receive(message);
    });
    this.child.on('error', (error) => {
      this.end(error.message);
    });
    this.child.on('exit', (code, signal) => {
      this.end(signal === null ? `exit status ${code ?? 'unknown'}` : `signal ${signal}`);
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        options.logger.trace('model process', { output: text.toString() });
      });
    }
    this.send({ kind: 'hello', version: protocolVersion, gpu: options.gpu, threads: options.threads });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  send(request: Request): void {
    if (!this.over && this.child.connected) this.child.send(request);
  }

  /** Ends the child at once; native code under way does not delay it. */
  kill(why: string): void {
    if (this.over) return;
    this.child.kill('SIGKILL');
    this.end(why);
  }

  /** Whether the child keeps this process alive. */
  hold(alive: boolean): void {
    const channel = this.child.channel;
    if (alive) {
      this.child.ref();
      channel?.ref();
    } else {
      this.child.unref();
      channel?.unref();
    }
  }

  private receive(message: unknown): void {
    const parsed = replySchema.safeParse(message);
    if (!parsed.success) {
      this.kill(`a message that is not of this version (${parsed.error.message})`);
      return;
    }
    if (parsed.data.kind === 'hello' && parsed.data.version !== protocolVersion) {
      this.kill(`version ${parsed.data.version}, not ${protocolVersion}`);
      return;
    }
    this.listener.reply(parsed.data);
  }

  private end(how: ChildEnd): void {
    if (this.over) return;
    this.over = true;
    this.listener.ended(how);
  }
}

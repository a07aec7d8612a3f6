import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** How what a program says, and its end, are told. */
export interface ProgramListener {
  line(text: string): void;
  /** Called once, whatever ended it; `error` holds the last it wrote to its error stream. */
  ended(how: string, error: string): void;
}

const KEPT_ERROR = 2000;

/** A Python program that is spoken to by lines. It ends with its input, and so with the process that holds it. */
export class PythonProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private error = '';
  private over = false;

  constructor(
    python: string,
    script: string,
    private readonly listener: ProgramListener,
  ) {
    const options = { cwd: dirname(script), shell: false, windowsHide: true } as const;
    this.child = spawn(python, ['-u', '-X', 'utf8', script], { ...options, stdio: 'pipe' });
    createInterface({ input: this.child.stdout }).on('line', (text) => {
      if (!this.over) listener.line(text);
    });
    this.child.stderr.on('data', (text: Buffer) => {
      this.error = (this.error + text.toString()).slice(-KEPT_ERROR);
    });
    // A program that has just ended takes no more input; how it ended is told below.
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => {
      this.end(error.message);
    });
    this.child.on('close', (code, signal) => {
      this.end(signal === null ? `exit status ${code ?? 'unknown'}` : `signal ${signal}`);
    });
    this.hold(false);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  send(message: object): void {
    if (!this.over) this.child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Whether it keeps this process alive. */
  hold(alive: boolean): void {
    const handles: readonly unknown[] = [this.child, this.child.stdin, this.child.stdout, this.child.stderr];
    for (const handle of handles) if (isHeld(handle)) handle[alive ? 'ref' : 'unref']();
  }

  kill(): void {
    if (this.over) return;
    this.over = true;
    this.child.kill('SIGKILL');
  }

  private end(how: string): void {
    if (this.over) return;
    this.over = true;
    this.listener.ended(how, this.error);
  }
}

interface Held {
  ref(): void;
  unref(): void;
}

function isHeld(handle: unknown): handle is Held {
  return typeof handle === 'object' && handle !== null && 'ref' in handle && 'unref' in handle;
}

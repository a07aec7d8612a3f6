import { appendFileSync } from 'node:fs';
import { progressLine } from '../../evaluation/progress.ts';

const EVERY_MS = 2000;

/** A stage's plain log: a file that is appended to, each line also shown, and its progress. */
export class StageLog {
  private readonly started = Date.now();
  private shown = 0;

  constructor(
    private readonly stage: string,
    private readonly file: string,
    private readonly show: (line: string) => void,
  ) {}

  /** Writes one line down and shows it. */
  say(line: string): void {
    appendFileSync(this.file, `${new Date().toISOString()} ${line}\n`);
    this.show(`${this.stage}: ${line}`);
  }

  /** Tells how far the stage is, at most every two seconds and at the end. */
  progress(done: number, total: number): void {
    const now = Date.now();
    if (now - this.shown < EVERY_MS && done !== total) return;
    this.shown = now;
    this.show(`${this.stage}: ${progressLine(done, total, (now - this.started) / 1000)}`);
  }
}

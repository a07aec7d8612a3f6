/** How far a download is. Bytes, and bytes a second over the last seconds. */
export interface DownloadProgress {
  readonly phase: 'download' | 'verify';
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
  /** Where it comes from, to show. */
  readonly source: string;
}

export type OnProgress = (progress: DownloadProgress) => void;

const windowMs = 5_000;
const pauseMs = 100;

/** Turns byte counts into progress with a rate, at most ten times a second. */
export class ProgressMeter {
  private samples: { readonly time: number; readonly bytes: number }[] = [];
  private lastTold = -Infinity;

  constructor(
    private readonly phase: DownloadProgress['phase'],
    private readonly source: string,
    private readonly totalBytes: number,
    private readonly tell: OnProgress,
    private readonly now: () => number = () => performance.now(),
  ) {}

  at(doneBytes: number): void {
    const time = this.now();
    this.samples.push({ time, bytes: doneBytes });
    this.samples = this.samples.filter((sample) => sample.time >= time - windowMs);
    if (time - this.lastTold < pauseMs && doneBytes < this.totalBytes) return;
    this.lastTold = time;
    const { phase, source, totalBytes } = this;
    this.tell({ phase, source, totalBytes, doneBytes, bytesPerSecond: this.rate(time, doneBytes) });
  }

  private rate(time: number, bytes: number): number {
    const [first] = this.samples;
    return first && time > first.time ? ((bytes - first.bytes) / (time - first.time)) * 1000 : 0;
  }
}

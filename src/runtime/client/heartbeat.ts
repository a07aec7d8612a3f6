/** Asks for a sign of life at intervals, and tells when too many went unanswered. It keeps no process alive. */
export class Heartbeat {
  private readonly timer: NodeJS.Timeout;
  private sent = 0;
  private answered = 0;

  constructor(intervalMs: number, missed: number, ask: (beat: number) => void, onSilent: () => void) {
    this.timer = setInterval(() => {
      if (this.sent - this.answered >= missed) {
        this.stop();
        onSilent();
        return;
      }
      ask(++this.sent);
    }, intervalMs).unref();
  }

  answer(beat: number): void {
    this.answered = Math.max(this.answered, beat);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

import { StepwiseError } from '../../core/errors.ts';
import type { CallReply, CallRequest } from '../protocol/index.ts';
import { EventQueue } from './eventQueue.ts';
import { TimeLimit } from './timeLimit.ts';

/** One answer under way: its request, the replies as they come, and the time limit since the last one. */
export class Call {
  readonly replies = new EventQueue<CallReply>();
  private readonly limit: TimeLimit;

  constructor(
    readonly request: CallRequest,
    limitMs: number,
    onStalled: (call: Call) => void,
  ) {
    this.limit = new TimeLimit(limitMs, () => {
      onStalled(this);
    });
  }

  get id(): number {
    return this.request.call;
  }

  /** Takes a reply; true when it was the last one. */
  take(reply: CallReply): boolean {
    this.limit.touch();
    if (reply.kind === 'done') this.close(null);
    else if (reply.kind === 'failed') this.close(new StepwiseError(reply.failure.code, reply.failure.message));
    else this.replies.push(reply);
    return reply.kind === 'done' || reply.kind === 'failed';
  }

  close(error: Error | null): void {
    this.limit.stop();
    this.replies.close(error);
  }
}

import type { CallReply, CallRequest } from '../protocol/index.ts';

/**
 * Sends a request to the child and gives its replies. Aborting ends the stream at once, without an error.
 * @throws StepwiseError what the child said, or `model-crashed` or `model-timeout`
 */
export type Ask = (request: (call: number) => CallRequest, signal: AbortSignal) => AsyncIterable<CallReply>;

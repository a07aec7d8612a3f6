import { requestSchema, type Reply, type Request } from '../protocol/index.ts';

/** Sends a reply to the parent; what is sent after the parent has gone is dropped, for the process ends then. */
export function sendReply(reply: Reply): void {
  if (process.connected) process.send?.(reply);
}

/** Calls `handle` with every valid request; an invalid one ends the process, for the two sides are not of one version. */
export function receiveRequests(handle: (request: Request) => void): void {
  process.on('message', (message: unknown) => {
    handle(requestSchema.parse(message));
  });
}

import type { CancellationToken } from 'vscode';

/** A signal that aborts when the editor's token is cancelled. */
export function stopSignal(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}

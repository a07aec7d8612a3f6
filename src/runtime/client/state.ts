/**
 * What the model process is doing: `none` when there is none (never started, or given back after idling), `loading`
 * while it starts or reads a model, `ready` and `busy` with a model in memory, `failed` when it crashed too often.
 */
export type ModelState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly fraction: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy'; readonly calls: number }
  | { readonly kind: 'failed'; readonly message: string };

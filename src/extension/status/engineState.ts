/** The state of the engine as the status item shows it. */
export type EngineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'busy'; readonly model: string }
  | { readonly kind: 'failed'; readonly message: string };

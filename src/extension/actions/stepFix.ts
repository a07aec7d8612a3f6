import type { Span } from '../../core/span.ts';

/** What can be done about a step. One that cannot be done is listed with the reason. */
export interface StepFix {
  readonly title: string;
  /** A quick fix that is offered first. */
  readonly preferred: boolean;
  readonly action: FixAction;
}

export type FixAction =
  | { readonly kind: 'edit'; readonly span: Span; readonly text: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'disabled'; readonly reason: string };

import type { Problem } from './problem.ts';
import type { Span } from './span.ts';

/** One line of reasoning: its text as written, and where it stands when it stands in a document. */
export interface Step {
  readonly text: string;
  readonly span?: Span;
  /** What the user says of it: `given` is taken for granted, `ignored` is left alone; both still come before the next. */
  readonly mark?: 'given' | 'ignored';
}

/** An ordered list of steps, the user's or a model's, with the problem it answers when that is known. */
export interface Derivation {
  readonly steps: readonly Step[];
  readonly problem?: Problem;
  readonly span?: Span;
  /** Bodies of the user's macros in force, by name with backslash; for where no problem is known that carries them. */
  readonly macros?: Readonly<Record<string, string>>;
}

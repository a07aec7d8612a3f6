import type { Step } from './derivation.ts';
import type { LearnedEvidence } from './evidence.ts';

/** A piece of a scorer's input; where `mark` is set the two label tokens are read at the piece's last token. */
export interface MarkedPiece {
  readonly text: string;
  /** Parse special tokens out of this piece (only the format's own text, never the user's). */
  readonly special: boolean;
  readonly mark: boolean;
}

/** One prefill over all pieces; the probability of `positive` against `negative` is read at each marked piece. */
export interface MarkRequest {
  readonly pieces: readonly MarkedPiece[];
  /** Each must be one token of the model's vocabulary. */
  readonly positive: string;
  readonly negative: string;
}

/** What was read at one mark: the two labels' logits and the softmax over the two, `probability` that of `positive`. */
export interface MarkReading {
  readonly probability: number;
  readonly positiveLogit: number;
  readonly negativeLogit: number;
}

/** A model that reads marks. Readings come in the order of the marked pieces. A shared prefix with the last call is kept. */
export interface MarkReader {
  readonly id: string;
  /** @throws StepwiseError `model-invalid` when a label is not one token, `too-large` past the context */
  read(request: MarkRequest, signal: AbortSignal): Promise<readonly MarkReading[]>;
}

/** A piece of text; where `read` is set the probability of each of its ASCII digits is read. No special token is parsed. */
export interface DigitPiece {
  readonly text: string;
  readonly read: boolean;
}

/** A model that says how far it expects digits, given all text before them. A shared prefix with the last call is kept. */
export interface DigitReader {
  readonly id: string;
  /**
   * For each piece that is read, in order, the probability of each of its digits among the ten.
   * @throws StepwiseError `model-invalid` when the model does not write numbers digit by digit, `too-large` past the context
   */
  readDigits(pieces: readonly DigitPiece[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** The learned witness: a trained process reward model. Null where it gives no score. */
export interface StepScorer {
  readonly id: string;
  score(problem: string, steps: readonly Step[], signal: AbortSignal): Promise<readonly (LearnedEvidence | null)[]>;
}

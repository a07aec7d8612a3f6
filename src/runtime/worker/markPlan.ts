import type { LlamaModel, Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { MarkReading, MarkRequest } from '../../core/scoring.ts';
import { withBegin } from './promptTokens.ts';
import type { ReadingPlan } from './readingPlan.ts';

/**
 * A scorer's input, read at its marks; wanted are the positive and the negative label.
 * @throws StepwiseError `model-invalid` when a label is not one token, `internal` when a mark has no token before it
 */
export function planMarks(model: LlamaModel, request: MarkRequest): ReadingPlan {
  const wanted = [labelToken(model, request.positive), labelToken(model, request.negative)];
  const tokens = [...withBegin(model, [])];
  const places: number[] = [];
  for (const piece of request.pieces) {
    tokens.push(...model.tokenize(piece.text, piece.special));
    if (piece.mark) places.push(tokens.length - 1);
  }
  if (places.some((place) => place < 0)) throw new StepwiseError('internal', 'A mark needs text before it.');
  return { tokens, places, wanted };
}

/** The reading of a mark from the logits of both labels. */
export function markReading([positiveLogit, negativeLogit]: readonly number[]): MarkReading {
  if (positiveLogit === undefined || negativeLogit === undefined || !Number.isFinite(positiveLogit - negativeLogit)) {
    throw new StepwiseError('model-invalid', 'The scorer gives no numbers: its file or its adapter is damaged.');
  }
  return { probability: 1 / (1 + Math.exp(negativeLogit - positiveLogit)), positiveLogit, negativeLogit };
}

function labelToken(model: LlamaModel, label: string): Token {
  const plain = model.tokenize(label, false);
  const found = plain.length === 1 ? plain : model.tokenize(label, true);
  const [token] = found;
  if (token !== undefined && found.length === 1) return token;
  throw new StepwiseError(
    'model-invalid',
    `The scorer's label ${JSON.stringify(label)} is not one token of its vocabulary: this model cannot score with this format. ` +
      'No score is shown. Choose another scorer.',
  );
}

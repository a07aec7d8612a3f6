import type { LlamaModel, Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { MarkRequest } from '../../core/scoring.ts';
import { withBegin } from './promptTokens.ts';

/** A scorer's input as tokens, and the places at which the two labels are to be read, in order. */
export interface MarkPlan {
  readonly tokens: readonly Token[];
  readonly marks: readonly number[];
  readonly labels: readonly [positive: Token, negative: Token];
}

/** @throws StepwiseError `model-invalid` when a label is not one token, `internal` when a mark has no token before it */
export function planMarks(model: LlamaModel, request: MarkRequest): MarkPlan {
  const labels = [labelToken(model, request.positive), labelToken(model, request.negative)] as const;
  const tokens = [...withBegin(model, [])];
  const marks: number[] = [];
  for (const piece of request.pieces) {
    tokens.push(...model.tokenize(piece.text, piece.special));
    if (piece.mark) marks.push(tokens.length - 1);
  }
  if (marks.some((mark) => mark < 0)) throw new StepwiseError('internal', 'A mark needs text before it.');
  return { tokens, marks, labels };
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

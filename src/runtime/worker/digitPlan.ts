import type { LlamaModel, Token } from 'node-llama-cpp';
import { StepwiseError } from '../../core/errors.ts';
import type { DigitPiece } from '../../core/scoring.ts';
import { withBegin } from './promptTokens.ts';
import type { ReadingPlan } from './readingPlan.ts';

/** A text read before each digit of some of its pieces, and which digit stands there; wanted are the ten digits. */
export interface DigitPlan extends ReadingPlan {
  /** For each piece that is read, the digits to find in the plan's places, in their order. */
  readonly digits: readonly (readonly number[])[];
}

const DIGITS = Array.from('0123456789');

/** @throws StepwiseError `model-invalid` when the model does not write numbers digit by digit */
export function planDigits(model: LlamaModel, pieces: readonly DigitPiece[]): DigitPlan {
  const wanted = DIGITS.map((digit) => digitToken(model, digit));
  const values = new Map(wanted.map((token, value) => [token, value] as const));
  const tokens = [...withBegin(model, [])];
  const places: number[] = [];
  const digits: (readonly number[])[] = [];
  for (const { text, read } of pieces) {
    const own = model.tokenize(text, false);
    const found = own.flatMap((token, place) =>
      ((value) => (value === undefined ? [] : [{ place, value }]))(values.get(token)),
    );
    if (read) {
      if (found.length !== (text.match(/\d/g)?.length ?? 0)) throw notByDigits();
      // The first token of all has nothing before it that could expect it.
      const expected = found.filter(({ place }) => tokens.length + place > 0);
      places.push(...expected.map(({ place }) => tokens.length + place - 1));
      digits.push(expected.map(({ value }) => value));
    }
    tokens.push(...own);
  }
  return { tokens, places, wanted, digits };
}

/** The probability of one digit among the ten, from the logits of all ten. */
export function digitProbability(logits: readonly number[], digit: number): number {
  const greatest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - greatest));
  const share = (weights[digit] ?? 0) / weights.reduce((sum, weight) => sum + weight, 0);
  if (Number.isFinite(share)) return share;
  throw new StepwiseError('model-invalid', 'The model gives no numbers: its file is damaged.');
}

function digitToken(model: LlamaModel, digit: string): Token {
  const [token, ...more] = model.tokenize(digit, false);
  if (token === undefined || more.length > 0) throw notByDigits();
  return token;
}

function notByDigits(): StepwiseError {
  return new StepwiseError(
    'model-invalid',
    'This model does not write numbers digit by digit, so how far it expects them cannot be read. Choose another scorer.',
  );
}

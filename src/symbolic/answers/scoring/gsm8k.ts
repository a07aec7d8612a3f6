import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { Rational } from '../../exact/rational.ts';
import { different, equal } from '../compare/outcome.ts';

/**
 * GSM8K as WizardMath's published script scores it: the first number after the last `The answer is` (or `####`),
 * commas dropped, a fraction divided out, rounded half to even to an integer. Without an announcement it is wrong.
 */
export function compareByGsm8k(gold: string, prediction: string): AnswerComparison {
  const [right, given] = [scored(gold) ?? firstNumber(gold), scored(prediction) ?? bareNumber(prediction)];
  if (right === null || given === null) return different('no number where the rule looks for one');
  return roundHalfEven(right) === roundHalfEven(given)
    ? equal('the same number after rounding')
    : different(`${given.toString()} is not ${right.toString()}`);
}

function scored(text: string): Rational | null {
  const said = /[\s\S]*(?:the answer is:?|####)([\s\S]*)$/i.exec(text)?.[1];
  return said === undefined ? null : firstNumber(said);
}

function bareNumber(text: string): Rational | null {
  return /^\s*[-+]?\$?[\d.,/]+\s*$/.test(text) ? firstNumber(text) : null;
}

function firstNumber(text: string): Rational | null {
  const match = /-?\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?/.exec(text.replaceAll(',', ''))?.[0];
  const [over, under = '1'] = match?.split('/') ?? [];
  const [numerator, denominator] = [Rational.parse(over ?? ''), Rational.parse(under)];
  if (!numerator || !denominator || denominator.isZero) return null;
  return numerator.over(denominator);
}

/** The nearest integer, a half going to the even one (as Python rounds). */
function roundHalfEven(value: Rational): bigint {
  const down = value.floor();
  const rest = value.minus(Rational.of(down)).compare(Rational.half);
  if (rest === 0) return down % 2n === 0n ? down : down + 1n;
  return rest < 0 ? down : down + 1n;
}

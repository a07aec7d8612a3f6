import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { different, equal } from '../compare/outcome.ts';
import { findBoxed } from '../extract/boxed.ts';

/**
 * MATH by the behaviour its authors published (Hendrycks et al. 2021): both answers are brought to one spelling and
 * compared as strings; nothing is calculated. The answer is the last box, else what follows `The answer is` up to
 * the sentence's end, else the text.
 */
export function compareByMath(gold: string, prediction: string): AnswerComparison {
  const [a, b] = [spelled(answerIn(gold)), spelled(answerIn(prediction))];
  return a === b ? equal('the same spelling') : different(`"${b}" is not spelled "${a}"`);
}

function answerIn(text: string): string {
  const boxed = findBoxed(text).at(-1);
  if (boxed) return boxed.content;
  const said = /[\s\S]*the answer is:?\s*([\s\S]*)$/i.exec(text)?.[1];
  return (said ?? text).split('.\n')[0]?.replace(/\.\s*$/, '') ?? '';
}

function spelled(answer: string): string {
  const plain = [
    withoutMarks,
    withoutUnits,
    withLeadingZeros,
    withoutSubject,
    withBracedRoots,
    withBracedFractions,
  ].reduce((text, step) => step(text), answer);
  const spaceless = plain.replaceAll(' ', '');
  const fraction = withBracedFractions(spaceless === '0.5' ? '\\frac{1}{2}' : spaceless);
  return withLatexFraction(fraction);
}

function withoutMarks(text: string): string {
  return text
    .replaceAll('\n', '')
    .replaceAll('\\!', '')
    .replaceAll('\\\\', '\\')
    .replace(/\\[td]frac/g, '\\frac')
    .replace(/\\(?:left|right)/g, '')
    .replace(/\^(?:\{\\circ\}|\\circ)/g, '')
    .replaceAll('\\$', '');
}

function withoutUnits(text: string): string {
  const parts = text.split('\\text{ ');
  return (parts.length === 2 ? (parts[0] ?? '') : text).replace(/\\?%/g, '');
}

function withLeadingZeros(text: string): string {
  return text.replaceAll(' .', ' 0.').replaceAll('{.', '{0.').replace(/^\./, '0.');
}

function withoutSubject(text: string): string {
  const sides = text.split('=');
  return sides.length === 2 && (sides[0] ?? '').length <= 2 ? (sides[1] ?? '') : text;
}

function withBracedRoots(text: string): string {
  return text.replace(/\\sqrt([^{\s])/g, '\\sqrt{$1}');
}

/** `\frac12` and `\frac1{72}` get their braces. */
function withBracedFractions(text: string): string {
  return text.replace(/\\frac([^{\s])(\{?)([^{\s])/g, (_, over: string, open: string, under: string) =>
    open === '{' ? `\\frac{${over}}{${under}` : `\\frac{${over}}{${under}}`,
  );
}

function withLatexFraction(text: string): string {
  const match = /^(-?\d+)\/(-?\d+)$/.exec(text);
  return match ? `\\frac{${match[1] ?? ''}}{${match[2] ?? ''}}` : text;
}

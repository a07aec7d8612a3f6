import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { ReadOptions } from '../read/readLatex.ts';
import type { Claim } from '../claims/claim.ts';
import { readClaims } from '../claims/readClaims.ts';
import { askedSolution } from './askedSolution.ts';

const formula = String.raw`(?:\$\$[^$]+\$\$|\$[^$]+\$|\\\[[^]*?\\\]|\\\([^]*?\\\))`;
/** What is asked for, without full stops and question marks outside formulas. */
const wanted = String.raw`((?:${formula}|[^.?$\\])+?)`;
const asks = String.raw`\b(?:[Ww]hat (?:is|are)|[Ff]ind|[Cc]ompute|[Ee]valuate|[Cc]alculate|[Dd]etermine|[Ss]implify|[Ee]xpand|[Ff]actor|[Ee]xpress|[Rr]ewrite):? ${wanted}`;
const form = '(?:,? (?:as|in) (?:an?|the|simpl|lowest|its|terms|scientific|interval|decimal)[^.?$]*)?';
const condition = String.raw`,? (?:if|when|such that|given that|so that|where)\b(?:${formula}|[^.?$])*`;
const end = String.raw`\s*(?:$|[.?](?:\s|$))`;
/** Questions as they stand, and questions without the condition at their end (`the remainder when` has none). */
const asking: readonly RegExp[] = ['', condition].map((more) => new RegExp(asks + form + more + end, 'g'));
const counting = new RegExp(
  String.raw`\b[Hh]ow many ${wanted} (?:are there|are|does ${wanted} have|do ${wanted} have)(?: ${wanted})?\s*[?]`,
  'g',
);

const satisfying = new RegExp(
  String.raw`\b[Hh]ow many ${wanted} (satisfy|satisfies|are (?:factors|divisors|multiples) of|are divisible by|are (?:less|greater|smaller|larger|more) than) (${formula}|[\d,]+)\s*[?]`,
  'g',
);

/**
 * What a step says by naming the answer (a box): that what the problem asks for is that. Only where the question can be
 * read whole as something to calculate.
 */
export function answerClaims(request: CheckRequest, options: ReadOptions): readonly Claim[] {
  const { problem, step } = request;
  if (problem === null) return [];
  const answers = boxesIn(step);
  if (answers.length !== 1) return [];
  return answers.flatMap(({ value, start, end }) => {
    const read = sentences(problem, value).flatMap((sentence) =>
      readClaims(sentence, options)
        .claims.filter((claim) => isWhole(claim, sentence))
        .slice(0, 1),
    );
    const solved = read.length === 0 ? askedSolution(request, value, options) : null;
    const text = step.slice(start, end);
    const place = { text, start, end, prose: true, cautious: true, answers: true, tells: false };
    return [...read.map((claim) => ({ ...claim, ...place })), ...(solved ? [{ ...place, statement: solved }] : [])];
  });
}

/** The questions of a problem as statements of their answer: `the remainder when $2^9$ is divided by 7 is $1$`. */
function sentences(problem: string, answer: string): readonly string[] {
  const plain = problem
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([.?,])\$(?= |$)/g, '$$$1')
    .replaceAll(/([.?,]) ?\\\]/g, '\\]$1 ');
  const named = asking
    .flatMap((question) => [...plain.matchAll(question)])
    .map(([, what = '']) => `${what.trim()} is $${answer}$`);
  const counted = [...plain.matchAll(counting)].map(([, things = '', one, more, rest]) => {
    const owner = one ?? more;
    return owner === undefined
      ? `There are $${answer}$ ${things} ${rest ?? ''}`.trim()
      : `${owner} has $${answer}$ ${things}`;
  });
  const told = [...plain.matchAll(satisfying)].map(
    ([, things = '', how = '', what = '']) => `There are $${answer}$ ${things} that ${how} ${what}`,
  );
  return [...named, ...counted, ...told];
}

/** Whether a claim was read out of a whole sentence, not out of a part of it that says something else. */
function isWhole(claim: Claim, sentence: string): boolean {
  const [before, after] = [sentence.slice(0, claim.start), sentence.slice(claim.end)];
  return claim.prose && /^(?:[Tt]he (?:arithmetic )?|There )?$/.test(before) && /^[\s.$]*$/.test(after);
}

function boxesIn(step: string): readonly { readonly value: string; readonly start: number; readonly end: number }[] {
  return [...step.matchAll(/\\boxed\s*\{/g)].flatMap((match) => {
    const open = match.index + match[0].length;
    let depth = 1;
    let end = open;
    while (end < step.length && depth > 0) {
      if (step[end] === '{') depth += 1;
      if (step[end] === '}') depth -= 1;
      end += 1;
    }
    const value = step.slice(open, end - 1).trim();
    return depth === 0 && value !== '' && !value.includes('$') ? [{ value, start: match.index, end }] : [];
  });
}

import type { Span } from '../../core/span.ts';
import type { Block, EnvironmentBlock, HeadingBlock } from '../outline/block.ts';
import { textOf } from '../outline/trimSpan.ts';
import { isStepList, type Source } from './blockSteps.ts';
import { opensSolution } from './boundary.ts';
import { isSolutionEnvironment } from './environments.ts';
import { problemLabel, solutionLabel, stepLabel } from './labels.ts';
import { asks } from './questions.ts';

const closing = /^(?:where|for|with|if|when|given|in|over|on|such that|and|by|using|at|as)\b/;
const displayEnd = /(?:\$\$|\\\]|\\end\{[a-z]+\*?\})\s*$/;
/** No display formula's closing delimiter is longer than this. */
const LONGEST_CLOSER = 40;

/** True for words that wait for a formula: they end in a colon, or in a word without a full stop. */
export function isUnfinished(words: string): boolean {
  return /(?:[:,]|[A-Za-z])[\s*_]*$/.test(words);
}

/** "Solve" and a formula may end in words of the same sentence, right below: "for $x$.", "where $a > 0$." */
export function closesSentence({ text }: Source, statement: Span, block: Block): boolean {
  if (block.kind !== 'paragraph' || !/^\s*$/.test(text.slice(statement.end, block.start))) return false;
  const above = text.slice(Math.max(0, statement.end - LONGEST_CLOSER), statement.end);
  return closing.test(textOf(text, block)) && displayEnd.test(above);
}

/** True for what begins an answer, or another problem, rather than goes on with the problem stated above it. */
export function endsStatement(source: Source, block: Block): boolean {
  switch (block.kind) {
    case 'environment':
      return isSolutionEnvironment(block.name);
    case 'list':
      return isStepList(source, block, false);
    case 'paragraph': {
      const words = textOf(source.text, block);
      return solutionLabel(words) > 0 || stepLabel(words) > 0 || problemLabel(words) > 0;
    }
    case 'formula':
    case 'heading':
    case 'comment':
    case 'other':
      return false;
  }
}

/** A heading's words, without the marks that make it one. */
export function headingTitle({ text }: Source, heading: HeadingBlock): string {
  return textOf(text, heading).replace(/^[#\s]*|\\[a-z]+\*?\{|\}$/g, '');
}

/** What the problem under a heading ("## Exercise 3", "## What is 2 + 2?") says: null when the heading states none. */
export function headingStatement(source: Source, blocks: readonly Block[], index: number): Span | null {
  const heading = blocks[index];
  if (heading?.kind !== 'heading') return null;
  const title = headingTitle(source, heading);
  if (problemLabel(title) === 0 && !asks(title)) return null;
  const first = blocks[index + 1];
  const end = statementEnd(source, blocks, index);
  return { start: first === undefined || first.start >= end ? heading.start : first.start, end };
}

/** Where the text under a heading stops stating: at an answer, at a formula's end, or at the next heading. */
function statementEnd(source: Source, blocks: readonly Block[], index: number): number {
  let end = blocks[index]?.end ?? 0;
  for (let next = index + 1; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (block === undefined || block.kind === 'heading' || block.kind === 'comment') break;
    if (endsStatement(source, block)) break;
    end = block.end;
    if (block.kind === 'formula') break;
  }
  return end;
}

/** An exercise's own words, and the blocks in it that answer it. */
export interface Exercise {
  readonly statement: Span;
  readonly answer: readonly Block[];
}

/** Parts an exercise environment at the first block that answers it. */
export function readExercise(source: Source, { blocks, inner }: EnvironmentBlock): Exercise {
  const first = blocks.find((block) => endsStatement(source, block) || opensSolution(source.text, block));
  const answer = first?.start ?? inner.end;
  const stating = blocks.filter((block) => block.end <= answer);
  const statement = { start: stating[0]?.start ?? inner.start, end: stating.at(-1)?.end ?? inner.end };
  return { statement, answer: blocks.filter((block) => block.start >= answer) };
}

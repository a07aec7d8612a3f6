import type { Span } from '../../core/span.ts';
import type { Block, EnvironmentBlock, HeadingBlock, ItemBlock } from '../outline/block.ts';
import { textOf } from '../outline/trimSpan.ts';
import { blockSteps, isStepList, type Source } from './blockSteps.ts';
import { closesSolution, opensSolution } from './boundary.ts';
import { isArithmetic, mathStates } from './claims.ts';
import { problemLabel, solutionLabel, stepLabel, stepNumber } from './labels.ts';
import { asks, asksAtStart } from './questions.ts';

/** Where a problem stands: `span` with its environment or marker, `text` the stretch that states it. */
export interface ProblemPlace {
  readonly span: Span;
  readonly text: Span;
}

/** Where a derivation stands, its steps in order, and the problem it answers. */
export interface DerivationPlace {
  readonly span: Span;
  readonly steps: readonly Span[];
  readonly problem: ProblemPlace | null;
  readonly inserted: boolean;
}

/** Everything found in a document, in the order of the text (a problem before what stands inside it). */
export interface Places {
  readonly problems: ProblemPlace[];
  readonly derivations: DerivationPlace[];
}

const problemEnvironments =
  /^(?:exercise|exercises|problem|question|task|exo|aufgabe|ex|prob|homeworkProblem|exercice)\*?$/;
const solutionEnvironments = /^(?:solution|solutionordottedlines|proof|answer|beweis|corrige|hint)\*?$/;

/** Prose of this length without a claim ends a derivation; shorter words ("so we get") belong to it. */
const LONGEST_LINK = 120;

const closing = /^(?:where|for|with|if|when|given|in|over|on|such that|and|by|using|at|as)\b/;

/** True for words that wait for a formula: they end in a colon, or in a word without a full stop. */
function isUnfinished(words: string): boolean {
  return /(?:[:,]|[A-Za-z])[\s*_]*$/.test(words);
}

/** Reads one level of blocks into `into`, and the levels inside it. `within` is the problem the level belongs to. */
export function readSequence(
  source: Source,
  blocks: readonly Block[],
  within: ProblemPlace | null,
  into: Places,
): void {
  new Sequence(source, blocks, within, into).read();
}

class Sequence {
  #steps: Span[] = [];
  #blocks: Block[] = [];
  /** Below "Solution" words count as steps. Below a heading of that name, or in its environment, nothing asks. */
  #solving: 'no' | 'paragraph' | 'section' = 'no';
  #problem: ProblemPlace | null;
  /** True while blocks after a problem's first one still belong to it. */
  #stating = false;

  constructor(
    readonly source: Source,
    readonly blocks: readonly Block[],
    readonly within: ProblemPlace | null,
    readonly into: Places,
  ) {
    this.#problem = within;
  }

  read(): void {
    for (let index = 0; index < this.blocks.length;) index = this.#block(index);
    this.#close();
  }

  #block(index: number): number {
    const block = this.blocks[index];
    if (block === undefined) return this.blocks.length;
    switch (block.kind) {
      case 'comment':
        return opensSolution(this.source.text, block) ? this.#inserted(index) : index + 1;
      case 'heading':
        this.#heading(block, index);
        break;
      case 'paragraph':
        this.#paragraph(block);
        break;
      case 'formula':
        this.#formula(block);
        break;
      case 'list':
        this.#list(block);
        break;
      case 'environment':
        this.#environment(block);
        break;
      case 'other':
        this.#close();
        break;
    }
    return index + 1;
  }

  /** A solution between the project's own comments: all of it is steps, up to the closing comment. */
  #inserted(index: number): number {
    this.#close();
    const close = this.blocks.findIndex((block, at) => at > index && closesSolution(this.source.text, block));
    const last = close === -1 ? index : close;
    const inside = this.blocks.slice(index + 1, last);
    const span = { start: this.blocks[index]?.start ?? 0, end: this.blocks[last]?.end ?? 0 };
    const steps = inside.flatMap((block) => blockSteps(this.source, block, true));
    if (steps.length > 0) this.into.derivations.push({ span, steps, problem: this.#problem, inserted: true });
    this.#stating = false;
    return last + 1;
  }

  #heading(block: HeadingBlock, index: number): void {
    this.#close();
    const title = textOf(this.source.text, block).replace(/^[#\s]*|\\[a-z]+\*?\{|\}$/g, '');
    this.#solving = solutionLabel(title) > 0 ? 'section' : 'no';
    if (this.#solving === 'section') return;
    this.#problem = this.within;
    this.#stating = false;
    if (problemLabel(title) === 0 && !asks(title)) return;
    const end = this.#sectionEnd(index);
    const first = this.blocks[index + 1];
    this.#found(
      { start: block.start, end },
      first === undefined || first.start >= end ? block : { start: first.start, end },
    );
  }

  /** Where the text under a heading stops stating the problem: at its solution, its steps, or the next heading. */
  #sectionEnd(index: number): number {
    let end = this.blocks[index]?.end ?? 0;
    for (const block of this.blocks.slice(index + 1)) {
      if (block.kind === 'heading' || block.kind === 'comment' || this.#answers(block)) break;
      end = block.end;
      if (block.kind === 'formula') break;
    }
    return end;
  }

  /** True for what begins an answer rather than goes on with the problem. */
  #answers(block: Block): boolean {
    const { text } = this.source;
    if (block.kind === 'environment') return solutionEnvironments.test(block.name);
    if (block.kind === 'list') return isStepList(this.source, block, false);
    if (block.kind !== 'paragraph') return false;
    const words = textOf(text, block);
    return solutionLabel(words) > 0 || stepLabel(words) > 0 || problemLabel(words) > 0;
  }

  #paragraph(block: Block): void {
    const words = textOf(this.source.text, block);
    if (solutionLabel(words) > 0) {
      this.#close();
      this.#solving = 'paragraph';
    }
    const labelled = problemLabel(words) > 0;
    if (labelled || (this.#asks(words) && stepLabel(words) === 0)) {
      this.#state(block, words, labelled);
      return;
    }
    if (this.#goesOn(block)) return;
    this.#take(block, blockSteps(this.source, block, this.#solving !== 'no'));
  }

  /** Below "Solution." only a paragraph that opens with a question or an instruction is a new problem. */
  #asks(words: string): boolean {
    if (this.#solving === 'section') return false;
    return this.#solving === 'no' ? asks(words) : asksAtStart(words);
  }

  /** A paragraph that asks: part of the problem being stated, or a new one. */
  #state(block: Block, words: string, labelled: boolean): void {
    this.#close();
    this.#solving = 'no';
    if (!labelled && this.#goesOn(block)) return;
    this.#found(block, block);
    this.#stating = isUnfinished(words) || (labelled && !asks(words.slice(problemLabel(words))));
  }

  /** Adds a block to the problem that is being stated ("Solve:" and its formula; a label and its text). */
  #goesOn(block: Block): boolean {
    const problem = this.#problem;
    if (problem === null) return false;
    if (block.end <= problem.span.end) return true;
    if (!(this.#stating || this.#closesSentence(block)) || this.#steps.length > 0) return false;
    this.into.problems.pop();
    const start = problem.text.start;
    this.#found({ start: problem.span.start, end: block.end }, { start, end: block.end });
    this.#stating = block.kind === 'paragraph' && isUnfinished(textOf(this.source.text, block));
    return true;
  }

  /** "Solve" and a formula may end in words of the same sentence: "for $x$.", "where $a > 0$." */
  #closesSentence(block: Block): boolean {
    const { text } = this.source;
    const end = this.#problem?.span.end ?? block.start;
    if (block.kind !== 'paragraph' || !/^\s*$/.test(text.slice(end, block.start))) return false;
    return (
      closing.test(textOf(text, block)) && /(?:\$\$|\\\]|\\end\{[a-z]+\*?\})\s*$/.test(text.slice(0, end).slice(-40))
    );
  }

  #formula(block: Block): void {
    if (!this.#goesOn(block)) this.#take(block, blockSteps(this.source, block, this.#solving !== 'no'));
  }

  #list(block: Block & { kind: 'list' }): void {
    const expected = this.#solving !== 'no' || this.#problem !== null;
    if (isStepList(this.source, block, expected)) {
      this.#take(block, blockSteps(this.source, block, true));
      return;
    }
    this.#close();
    for (const item of block.items) this.#item(item);
    this.#problem = this.within;
  }

  /** An item that asks is a problem; what stands in it after its first lines may answer it. */
  #item(item: ItemBlock): void {
    const first = item.blocks[0];
    if (first?.kind !== 'paragraph' || !asks(textOf(this.source.text, first))) {
      readSequence(this.source, item.blocks, this.#problem, this.into);
      return;
    }
    readSequence(this.source, item.blocks, null, this.into);
  }

  #environment(block: EnvironmentBlock): void {
    const name = block.name;
    if (solutionEnvironments.test(name)) {
      this.#close();
      const solved = new Sequence(this.source, block.blocks, this.#problem, this.into);
      solved.#solving = 'section';
      solved.read();
    } else if (problemEnvironments.test(name)) this.#exercise(block);
    else if (name === 'quote' && this.#solving !== 'no') this.#take(block, blockSteps(this.source, block, true));
    else {
      this.#close();
      readSequence(this.source, block.blocks, this.#problem, this.into);
    }
  }

  #exercise(block: EnvironmentBlock): void {
    this.#close();
    this.#solving = 'no';
    this.#stating = false;
    const answer = block.blocks.find((inner) => this.#answers(inner) || opensSolution(this.source.text, inner));
    const stated = block.blocks.filter((inner) => inner.end <= (answer?.start ?? block.inner.end));
    const text = { start: stated[0]?.start ?? block.inner.start, end: stated.at(-1)?.end ?? block.inner.end };
    this.#found(block, text);
    const rest = block.blocks.filter((inner) => inner.start >= (answer?.start ?? block.inner.end));
    readSequence(this.source, rest, { span: block, text }, this.into);
  }

  #found(span: Span, text: Span): void {
    this.#problem = { span: { start: span.start, end: span.end }, text: { start: text.start, end: text.end } };
    this.into.problems.push(this.#problem);
  }

  #take(block: Block, steps: readonly Span[]): void {
    this.#stating = false;
    if (steps.length === 0) {
      if (block.end - block.start > LONGEST_LINK) this.#leave();
      return;
    }
    if (/^1(?!\d)/.test(stepNumber(textOf(this.source.text, block)))) this.#close();
    this.#steps.push(...steps);
    this.#blocks.push(block);
  }

  /** Long prose ends the derivation above it, and what comes after no longer answers the same problem. */
  #leave(): void {
    if (this.#steps.length > 0) this.#problem = this.within;
    this.#close();
    if (this.#solving === 'paragraph') this.#solving = 'no';
  }

  #close(): void {
    const steps = this.#steps;
    const [first, last] = [steps[0], steps.at(-1)];
    const blocks = this.#blocks;
    this.#steps = [];
    this.#blocks = [];
    if (first === undefined || last === undefined || !this.#counts(steps)) return;
    const span = { start: blocks[0]?.start ?? first.start, end: blocks.at(-1)?.end ?? last.end };
    this.into.derivations.push({ span, steps, problem: this.#problem, inserted: false });
  }

  /** One line alone is a derivation only below a problem, or when it says what can be reckoned ("2 + 2 = 5"). */
  #counts(steps: readonly Span[]): boolean {
    if (steps.length > 1 || this.#solving !== 'no' || this.#problem !== null) return true;
    return steps.some((step) => {
      const words = textOf(this.source.text, step);
      return isArithmetic(words) || words.split('=').length > 2 || !mathStates(words);
    });
  }
}

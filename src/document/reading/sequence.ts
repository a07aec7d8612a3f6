import type { Block, EnvironmentBlock, HeadingBlock, ItemBlock, ListBlock } from '../outline/block.ts';
import { textOf } from '../outline/trimSpan.ts';
import type { Span } from '../../core/span.ts';
import { blockSteps, isStepList, type Source } from './blockSteps.ts';
import { closesSolution, opensSolution } from './boundary.ts';
import { isProblemEnvironment, isSolutionEnvironment } from './environments.ts';
import { problemLabel, solutionLabel, stepLabel } from './labels.ts';
import { beginsAnew, OpenDerivation, parts } from './openDerivation.ts';
import { narrates } from './narration.ts';
import { problemPlace, type Places, type ProblemPlace } from './places.ts';
import { asks, asksAtStart } from './questions.ts';
import { closesSentence, headingStatement, headingTitle, isUnfinished, readExercise } from './statement.ts';

/** Below "Solution" words count as steps. Below a heading of that name, or in its environment, nothing asks. */
type Solving = 'no' | 'paragraph' | 'section';

/** Reads one level of blocks into `into`, and the levels inside it. `within` is the problem the level belongs to. */
export function readSequence(
  source: Source,
  blocks: readonly Block[],
  within: ProblemPlace | null,
  into: Places,
): void {
  new Sequence(source, blocks, within, into).read();
}

/** One level of blocks, read from top to bottom: which problem is open, and which steps answer it. */
class Sequence {
  #derivation = new OpenDerivation();
  #problem: ProblemPlace | null;
  /** True while blocks after a problem's first one still belong to it. */
  #stating = false;
  #unclosed = false;

  constructor(
    readonly source: Source,
    readonly blocks: readonly Block[],
    readonly within: ProblemPlace | null,
    readonly into: Places,
    private solving: Solving = 'no',
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
        return opensSolution(this.source.text, block) ? this.#inserted(block, index) : index + 1;
      case 'heading':
        this.#heading(block, index);
        break;
      case 'paragraph':
        this.#paragraph(block);
        break;
      case 'formula':
        if (!this.#goesOn(block)) this.#take(block, blockSteps(this.source, block, this.#isSolving));
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

  get #isSolving(): boolean {
    return this.solving !== 'no';
  }

  /** A solution between the project's own comments: all of it is steps, up to the closing comment. */
  #inserted(opening: Block, index: number): number {
    this.#close();
    this.#stating = false;
    const last = this.#closer(index + 1);
    const closing = this.blocks[last];
    if (closing === undefined) return index + 1;
    const steps = this.blocks.slice(index + 1, last).flatMap((block) => blockSteps(this.source, block, true));
    const span = { start: opening.start, end: closing.end };
    if (steps.length > 0) this.into.derivations.push({ span, steps, problem: this.#problem, inserted: true });
    return last + 1;
  }

  /** The closing comment's index, or the number of blocks; where one opening was left without, all after it are. */
  #closer(from: number): number {
    const { text } = this.source;
    let at = this.#unclosed ? this.blocks.length : from;
    while (at < this.blocks.length && !closesSolution(text, this.blocks[at])) at += 1;
    this.#unclosed = at >= this.blocks.length;
    return at;
  }

  #heading(heading: HeadingBlock, index: number): void {
    this.#close();
    this.solving = solutionLabel(headingTitle(this.source, heading)) > 0 ? 'section' : 'no';
    if (this.solving === 'section') return;
    this.#problem = this.within;
    this.#stating = false;
    const statement = headingStatement(this.source, this.blocks, index);
    if (statement !== null) this.#found({ start: heading.start, end: statement.end }, statement);
  }

  #paragraph(block: Block): void {
    const words = textOf(this.source.text, block);
    if (solutionLabel(words) > 0) {
      this.#close();
      this.solving = 'paragraph';
    }
    const labelled = problemLabel(words) > 0;
    if (labelled || (this.#asks(words) && stepLabel(words) === 0)) this.#state(block, words, labelled);
    else if (!this.#goesOn(block)) this.#take(block, blockSteps(this.source, block, this.#isSolving));
  }

  /** Below "Solution." only a paragraph that opens with a question or an instruction is a new problem. */
  #asks(words: string): boolean {
    if (this.solving === 'section') return false;
    if (this.#problem !== null && narrates(words)) return false;
    return this.solving === 'no' ? asks(words) : asksAtStart(words);
  }

  /** A paragraph that asks: part of the problem being stated, or a new one. */
  #state(block: Block, words: string, labelled: boolean): void {
    this.#close();
    this.solving = 'no';
    if (!labelled && this.#goesOn(block)) return;
    this.#found(block, block);
    this.#stating = isUnfinished(words) || (labelled && !asks(words.slice(problemLabel(words))));
  }

  /** Adds a block to the problem that is being stated ("Solve:" and its formula; a label and its text). */
  #goesOn(block: Block): boolean {
    const problem = this.#problem;
    if (problem === null) return false;
    if (block.end <= problem.span.end) return true;
    const joins = this.#stating || closesSentence(this.source, problem.span, block);
    if (!joins || !this.#derivation.isEmpty) return false;
    this.into.problems.pop();
    this.#found({ start: problem.span.start, end: block.end }, { start: problem.text.start, end: block.end });
    this.#stating = block.kind === 'paragraph' && isUnfinished(textOf(this.source.text, block));
    return true;
  }

  #list(block: ListBlock): void {
    if (isStepList(this.source, block, this.#isSolving || this.#problem !== null)) {
      this.#take(block, blockSteps(this.source, block, true));
      return;
    }
    this.#close();
    for (const item of block.items) this.#item(item);
    this.#problem = this.within;
  }

  /** An item that asks is a problem of its own; what stands in it after its first lines may answer it. */
  #item(item: ItemBlock): void {
    const first = item.blocks[0];
    const isProblem = first?.kind === 'paragraph' && asks(textOf(this.source.text, first));
    readSequence(this.source, item.blocks, isProblem ? null : this.#problem, this.into);
  }

  #environment(block: EnvironmentBlock): void {
    if (block.name === 'quote' && this.#isSolving) {
      this.#take(block, blockSteps(this.source, block, true));
      return;
    }
    this.#close();
    if (isSolutionEnvironment(block.name)) {
      new Sequence(this.source, block.blocks, this.#problem, this.into, 'section').read();
    } else if (isProblemEnvironment(block.name)) this.#exercise(block);
    else readSequence(this.source, block.blocks, this.#problem, this.into);
  }

  #exercise(block: EnvironmentBlock): void {
    this.solving = 'no';
    this.#stating = false;
    const { statement, answer } = readExercise(this.source, block);
    this.#found(block, statement);
    readSequence(this.source, answer, problemPlace(block, statement), this.into);
  }

  #found(span: Span, text: Span): void {
    this.#problem = problemPlace(span, text);
    this.into.problems.push(this.#problem);
  }

  #take(block: Block, steps: readonly Span[]): void {
    this.#stating = false;
    if (steps.length === 0) {
      if (parts(block)) this.#leave();
      return;
    }
    if (beginsAnew(this.source.text, block)) this.#close();
    this.#derivation.add(block, steps);
  }

  /** Long prose ends the derivation above it, and what comes after no longer answers the same problem. */
  #leave(): void {
    if (!this.#derivation.isEmpty) this.#problem = this.within;
    this.#close();
    if (this.solving === 'paragraph') this.solving = 'no';
  }

  #close(): void {
    const closed = this.#derivation.close(this.source.text, this.#problem, this.#isSolving);
    if (closed !== null) this.into.derivations.push(closed);
    this.#derivation = new OpenDerivation();
  }
}

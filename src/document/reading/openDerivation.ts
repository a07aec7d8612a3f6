import type { Span } from '../../core/span.ts';
import type { Block } from '../outline/block.ts';
import { textOf } from '../outline/trimSpan.ts';
import { isArithmetic, mathStates } from './claims.ts';
import { stepNumber } from './labels.ts';
import type { DerivationPlace, ProblemPlace } from './places.ts';

/** Steps that stand together and may go on in the next block. */
export class OpenDerivation {
  readonly #steps: Span[] = [];
  #start = 0;
  #end = 0;

  get isEmpty(): boolean {
    return this.#steps.length === 0;
  }

  /** Adds the steps of one block; without steps nothing changes. */
  add(block: Span, steps: readonly Span[]): void {
    if (steps.length === 0) return;
    if (this.isEmpty) this.#start = block.start;
    this.#end = block.end;
    this.#steps.push(...steps);
  }

  /** What was added, as one derivation of the problem; null when it counts as none. `expected` says that any step does. */
  close(text: string, problem: ProblemPlace | null, expected: boolean): DerivationPlace | null {
    const steps = this.#steps;
    if (steps.length === 0 || !(expected || problem !== null || standsAlone(text, steps))) return null;
    return { span: { start: this.#start, end: this.#end }, steps, problem, inserted: false };
  }
}

/** Several lines are a derivation wherever they stand; one line only when it says what can be reckoned ("2 + 2 = 5"). */
export function standsAlone(text: string, steps: readonly Span[]): boolean {
  if (steps.length > 1) return true;
  return steps.some((step) => {
    const words = textOf(text, step);
    return isArithmetic(words) || words.split('=').length > 2 || !mathStates(words);
  });
}

/** "Step 1" begins a derivation of its own, whatever stands above it. */
export function beginsAnew(text: string, block: Block): boolean {
  return /^1(?!\d)/.test(stepNumber(textOf(text, block)));
}

/** Prose of this length without a claim ends a derivation; shorter words ("so we get") belong to it. */
const LONGEST_LINK = 120;

/** True for a block without steps that parts what stands above it from what stands below. */
export function parts(block: Span): boolean {
  return block.end - block.start > LONGEST_LINK;
}

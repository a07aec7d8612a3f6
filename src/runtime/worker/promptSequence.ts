import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { blocks, keptTokens } from './evaluatedPrefix.ts';

interface CopiesState {
  _copyStateFromOtherSequence(other: LlamaContextSequence, upToTokenIndex: number): Promise<boolean>;
}

/** The binding copies a sequence's state for its own decision contexts; the method has no public name yet. */
function copiesState(sequence: object): sequence is CopiesState {
  return '_copyStateFromOtherSequence' in sequence && typeof sequence._copyStateFromOtherSequence === 'function';
}

/** A sequence of a context that remembers which prompt tokens it holds, so that the next prompt can start from them. */
export class PromptSequence {
  private held: readonly Token[] = [];

  constructor(readonly sequence: LlamaContextSequence) {}

  /** How many tokens of `prefix` need not be evaluated again. */
  reusable(prefix: readonly Token[]): number {
    return keptTokens(this.held, prefix);
  }

  /** Evaluates what is missing of `prefix`, block by block; stops between two blocks when aborted. */
  async hold(
    prefix: readonly Token[],
    signal: AbortSignal,
    onBlock: (done: number, all: number) => void,
  ): Promise<void> {
    const kept = this.reusable(prefix);
    await this.rewind(kept);
    this.held = prefix.slice(0, kept);
    for (const [start, end] of blocks(kept, prefix.length)) {
      if (signal.aborted) return;
      await this.sequence.evaluateWithoutGeneratingNewTokens(prefix.slice(start, end));
      this.held = prefix.slice(0, end);
      onBlock(end, prefix.length);
    }
  }

  /** Takes over the prompt another sequence of the same context holds, without evaluating it again. */
  async holdSameAs(lead: PromptSequence, signal: AbortSignal): Promise<void> {
    const { held } = lead;
    if (this.held.length === held.length && this.reusable(held) === held.length) {
      await this.rewind(held.length);
      return;
    }
    await this.clear();
    const copied =
      copiesState(this.sequence) && (await this.sequence._copyStateFromOtherSequence(lead.sequence, held.length));
    if (copied) this.held = held;
    else await this.clear().then(() => this.hold(held, signal, () => undefined));
  }

  private async clear(): Promise<void> {
    this.held = [];
    await this.rewind(0);
  }

  private async rewind(to: number): Promise<void> {
    const end = this.sequence.nextTokenIndex;
    if (end > to) await this.sequence.eraseContextTokenRanges([{ start: to, end }]);
  }
}

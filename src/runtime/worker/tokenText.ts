import type { LlamaModel, Token } from 'node-llama-cpp';

const replacement = '\uFFFD';
const longestCharacter = 4;
const contextTokens = 4;

/** Turns tokens into text as they come; a character that is spread over tokens is passed on when it is whole. */
export class TokenText {
  private readonly before: Token[];
  private pending: Token[] = [];

  constructor(
    private readonly model: Pick<LlamaModel, 'detokenize'>,
    before: readonly Token[],
  ) {
    this.before = before.slice(-contextTokens);
  }

  push(token: Token): string {
    this.pending.push(token);
    const text = this.model.detokenize(this.pending, false, this.before);
    // A byte token that never completes a character must not hold the text back for ever.
    if (text.endsWith(replacement) && this.pending.length < longestCharacter) return '';
    this.before.push(...this.pending);
    this.before.splice(0, this.before.length - contextTokens);
    this.pending = [];
    return text;
  }

  /** The text of tokens that did not complete a character. */
  flush(): string {
    return this.pending.length > 0 ? this.model.detokenize(this.pending, false, this.before) : '';
  }
}

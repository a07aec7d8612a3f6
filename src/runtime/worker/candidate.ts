import type { LlamaModel, Token } from 'node-llama-cpp';
import type { GenerateEvent } from '../../core/generation.ts';
import { StopScanner } from './stopScanner.ts';
import { TokenText } from './tokenText.ts';

type EndReason = Extract<GenerateEvent, { readonly kind: 'end' }>['reason'];

interface CandidateLimits {
  readonly maxTokens: number;
  readonly stop: readonly string[];
}

/** One continuation being written: advances a token at a time and says what it wrote. */
export class Candidate {
  ended = false;
  private tokens = 0;
  private readonly text: TokenText;
  private readonly scanner: StopScanner;

  constructor(
    private readonly index: number,
    private readonly source: AsyncGenerator<Token, unknown>,
    model: LlamaModel,
    before: readonly Token[],
    private readonly limits: CandidateLimits,
    private readonly emit: (event: GenerateEvent) => void,
  ) {
    this.text = new TokenText(model, before);
    this.scanner = new StopScanner(limits.stop);
  }

  /** Evaluates and samples one token. */
  async advance(): Promise<void> {
    const next = await this.source.next();
    if (next.done === true) {
      await this.end('stop');
      return;
    }
    this.tokens++;
    const { text, stopped } = this.scanner.push(this.text.push(next.value));
    this.write(text);
    if (stopped) await this.end('stop', false);
    else if (this.tokens >= this.limits.maxTokens) await this.end('length');
  }

  /** Ends the candidate; text that was held back as a possible stop string is written unless a stop string ended it. */
  async end(reason: EndReason, flush = true): Promise<void> {
    this.ended = true;
    await this.source.return(undefined);
    if (flush) this.write(this.scanner.push(this.text.flush()).text + this.scanner.flush());
    this.emit({ kind: 'end', candidate: this.index, reason, tokens: this.tokens });
  }

  private write(text: string): void {
    if (text !== '') this.emit({ kind: 'text', candidate: this.index, text });
  }
}

import type { TextEmbedder } from '../../core/embedding.ts';

/** Put around a problem, so that the state after the last word stands for what the problem is about (PromptEOL). */
function asked(problem: string): string {
  return `This problem: "${problem.trim()}" means in one word: "`;
}

function cosine(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}

/** Finds problems that mean nearly the same whatever their words are, by the embeddings of a local model. */
export class Meanings {
  private readonly vectors = new Map<string, readonly number[]>();

  /** Problems whose vectors have at least the cosine `alike` are near duplicates. */
  constructor(
    private readonly embedder: TextEmbedder,
    private readonly alike: number,
  ) {}

  /** The greatest cosine of a problem with one of the others, -1 where there is none. */
  async nearest(problem: string, others: readonly string[], signal: AbortSignal): Promise<number> {
    const [vector = []] = await this.of([problem], signal);
    const known = await this.of(others, signal);
    return known.reduce((most, other) => Math.max(most, cosine(vector, other)), -1);
  }

  /** Whether a problem means nearly what one of the others means. */
  async repeats(problem: string, others: readonly string[], signal: AbortSignal): Promise<boolean> {
    return (await this.nearest(problem, others, signal)) >= this.alike;
  }

  private async of(problems: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]> {
    const missing = [...new Set(problems)].filter((problem) => !this.vectors.has(problem));
    const made = missing.length === 0 ? [] : await this.embedder.embed(missing.map(asked), signal);
    for (const [place, problem] of missing.entries()) this.vectors.set(problem, made[place] ?? []);
    return problems.map((problem) => this.vectors.get(problem) ?? []);
  }
}

import { ngramsOf, wordsOf } from '../../engine/index.ts';
import { allLines } from '../reward/jsonLines.ts';
import { problemText } from '../reward/problemText.ts';

/** So many words in a row that a test problem has too are no chance. */
export const OVERLAP_RUN = 10;

/** A training problem that shares words with a test set. */
export interface Overlap {
  readonly id: string;
  readonly test: string;
  readonly shared: string;
}

/** The word runs of test sets; finds training problems that hold one of them. */
export class OverlapIndex {
  private readonly runs = new Map<string, string>();

  /** Reads every problem of the files. @throws StepwiseError naming a line without `problem` or `question` */
  static async read(files: readonly string[]): Promise<OverlapIndex> {
    const index = new OverlapIndex();
    for (const file of files) {
      for (const problem of await allLines(file, problemText)) index.add(problem, file);
    }
    return index;
  }

  add(problem: string, test: string): void {
    for (const run of ngramsOf(problem, OVERLAP_RUN)) if (!this.runs.has(run)) this.runs.set(run, test);
  }

  /** The first run a text shares with a test problem, null when there is none. A short text must be the same whole. */
  find(id: string, text: string): Overlap | null {
    for (const run of ngramsOf(text, OVERLAP_RUN)) {
      const test = this.runs.get(run);
      if (test !== undefined) return { id, test, shared: run };
    }
    return null;
  }
}

/** The items without those whose words were there before; how they are written makes no difference. */
export function withoutDuplicates<T extends { readonly problem: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ problem }) => {
    const key = wordsOf(problem).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

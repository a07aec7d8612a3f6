import { gsm8kRow, mathRow, readRows } from './rows.ts';

/** A published solution cut into steps. */
export interface Solution {
  readonly problem: string;
  readonly steps: readonly string[];
}

/** GSM8K solutions, a line a step, without the line that states the answer. */
export function gsm8kSolutions(data: string, stride: number): readonly Solution[] {
  const files = ['train/gsm8k_train.jsonl', 'dev/gsm8k_test.jsonl'];
  const rows = files.flatMap((file) => readRows(data, file, gsm8kRow, stride));
  return rows.map((row) => ({ problem: row.question, steps: row.solution.split('\n').filter(isStep) }));
}

/** MATH solutions, a sentence a step; a sentence never ends inside a formula. */
export function mathSolutions(data: string, stride: number): readonly Solution[] {
  const files = ['train/math_train.jsonl', 'dev/math_test.jsonl'];
  const rows = files.flatMap((file) => readRows(data, file, mathRow, stride));
  return rows.map((row) => ({ problem: row.problem, steps: sentences(row.solution).filter(isStep) }));
}

function isStep(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('####');
}

function sentences(text: string): readonly string[] {
  const drawn = text.replace(/\[asy\][\s\S]*?\[\/asy\]/g, '');
  const parts = drawn.split(/(?<=[.!?])\s+(?=[A-Z])/);
  return parts.reduce<string[]>((joined, part) => {
    const before = joined.at(-1);
    if (before !== undefined && isOpen(before)) joined[joined.length - 1] = `${before} ${part}`;
    else joined.push(part);
    return joined;
  }, []);
}

function isOpen(text: string): boolean {
  const dollars = text.match(/(?<!\\)\$/g)?.length ?? 0;
  const begun = (text.match(/\\begin\{/g)?.length ?? 0) - (text.match(/\\end\{/g)?.length ?? 0);
  const shown = (text.match(/\\\[/g)?.length ?? 0) - (text.match(/\\\]/g)?.length ?? 0);
  return dollars % 2 === 1 || begun > 0 || shown > 0;
}

import { trainingRowSchema, type TrainingRow } from '../../reward/index.ts';

/** A feedback file: its rows, and the lines that are none, which are left as they are. */
export interface FeedbackContent {
  readonly rows: readonly TrainingRow[];
  readonly foreign: readonly string[];
}

export function readFeedback(text: string): FeedbackContent {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => ({ line, row: rowOf(line) }));
  return {
    rows: read.flatMap(({ row }) => (row === null ? [] : [row])),
    foreign: read.flatMap(({ line, row }) => (row === null ? [line] : [])),
  };
}

export function writeFeedback({ rows, foreign }: FeedbackContent): string {
  const lines = [...foreign, ...rows.map((row) => JSON.stringify(row))];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function rowOf(line: string): TrainingRow | null {
  try {
    const parsed = trainingRowSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

import * as z from 'zod';

const testRow = z.object({ problem: z.string().optional(), question: z.string().optional() });

/** The problem of a row of a test set. @throws Error when it has neither `problem` nor `question` */
export function problemText(data: unknown): string {
  const { problem, question } = testRow.parse(data);
  const text = problem ?? question;
  if (text === undefined) throw new Error('it has neither problem nor question');
  return text;
}

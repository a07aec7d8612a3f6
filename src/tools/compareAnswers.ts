import * as z from 'zod';
import type { MathTool } from './mathTool.ts';

const answer = z.string().min(1).max(20_000);

const input = z.object({
  expected: answer.describe(
    'The answer that is known to be right: a number, a formula, a set, an interval, a list, words.',
  ),
  given: answer.describe('The answer to judge, in any form; the last answer is taken out of a longer text.'),
});

const output = z.object({
  verdict: z.enum(['equal', 'different', 'undecided']),
  reason: z.string(),
});

/** Says whether two answers are the same in mathematics, whatever their form. */
export const compareAnswers: MathTool<typeof input, typeof output> = {
  name: 'compareAnswers',
  title: 'Compare answers',
  description:
    'Says whether two mathematical answers are equal in value, whatever their form: "1/2" and "0.5", "$x = 2, 3$" and ' +
    '"{3, 2}", "$(x+1)^2$" and "$x^2 + 2x + 1$". The verdict is equal, different, or undecided where calculation cannot tell.',
  input,
  output,
  async run({ expected, given }, engine, { signal }) {
    return { ...(await engine.compareAnswers(expected, given, signal)) };
  },
  text: ({ verdict, reason }) => (reason === '' ? verdict : `${verdict}: ${reason}`),
};

import * as z from 'zod';
import data from '../../../data/prompts/judging/evolutions.json';
import type { GenerateRequest, TextModel } from '../../core/generation.ts';

const judgingSchema = z.strictObject({
  system: z.string(),
  question: z.string().includes('{problems}'),
  example: z.strictObject({ problems: z.array(z.string()), ranking: z.string() }),
  maxTokens: z.int(),
  /** What the reward model is asked of a problem, before its mark. */
  mark: z.string(),
});

const judging = judgingSchema.parse(data);

/** The question the instruction reward model is trained to answer, and asked with. */
export const IRM_QUESTION = judging.mark;

const LETTERS = 'ABCDEFGHIJ';

function lettered(problems: readonly string[]): string {
  return problems.map((problem, place) => `${LETTERS[place] ?? ''}: ${problem}`).join('\n');
}

function request(problems: readonly string[], seed: number): GenerateRequest {
  const { system, question, example, maxTokens } = judging;
  const asked = (texts: readonly string[]): string => question.replace('{problems}', () => lettered(texts));
  return {
    prompt: {
      kind: 'chat',
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: asked(example.problems) },
        { role: 'assistant', content: example.ranking },
        { role: 'user', content: asked(problems) },
      ],
    },
    sampling: { temperature: 0, topP: 1, topK: 1, seed },
    maxTokens,
    stop: ['\n'],
    candidates: 1,
  };
}

/**
 * Ranks read from `C > A > B = D`: 0 is best, equals share a rank. Null unless every problem is named once and nothing
 * else is.
 */
export function readRanking(text: string, count: number): readonly number[] | null {
  const line = (text.trim().split('\n')[0] ?? '').replace(/[.`*\s]/g, '');
  if (!/^[A-J](?:[>=][A-J])*$/.test(line)) return null;
  const ranks = new Map<number, number>();
  let rank = 0;
  for (const sign of line) {
    if (sign === '>') rank += 1;
    const place = LETTERS.indexOf(sign);
    if (place < 0) continue;
    if (ranks.has(place) || place >= count) return null;
    ranks.set(place, rank);
  }
  return ranks.size === count ? [...ranks.keys()].sort((a, b) => a - b).map((place) => ranks.get(place) ?? 0) : null;
}

async function written(judge: TextModel, asked: GenerateRequest, signal: AbortSignal): Promise<string> {
  let text = '';
  for await (const event of judge.generate(asked, signal)) if (event.kind === 'text') text += event.text;
  signal.throwIfAborted();
  return text;
}

/**
 * The judge's ranks of a group of problems, by definition, precision and integrity; null when it gives none. It is asked
 * twice, the second time in reverse order.
 */
export async function judgeGroup(
  judge: TextModel,
  problems: readonly string[],
  seed: number,
  signal: AbortSignal,
): Promise<{ readonly ranks: readonly number[] | null; readonly reversed: readonly number[] | null }> {
  const ranks = readRanking(await written(judge, request(problems, seed), signal), problems.length);
  const other = readRanking(await written(judge, request(problems.toReversed(), seed), signal), problems.length);
  return { ranks, reversed: other === null ? null : other.toReversed() };
}

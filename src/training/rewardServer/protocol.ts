import * as z from 'zod';

/** How much one request may hold: more is refused, not cut. */
export const LIMITS = { bytes: 16 * 1024 * 1024, texts: 1024, characters: 32_768 } as const;

const text = z.string().max(LIMITS.characters);
const texts = z.array(text).min(1).max(LIMITS.texts);

/**
 * What OpenRLHF's remote reward asks: whole texts (prompt and answer), the prompts alone, and the labels of the data set.
 * Prompts and labels may be missing, and labels may be null.
 */
export const rewardRequestSchema = z
  .object({
    query: texts,
    prompts: z.array(text).optional(),
    labels: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
  })
  .refine(({ query, prompts }) => prompts === undefined || prompts.length === query.length, {
    message: 'prompts and query differ in number',
  })
  .refine(({ query, labels }) => labels === undefined || labels.length === query.length, {
    message: 'labels and query differ in number',
  });

export type RewardRequest = z.infer<typeof rewardRequestSchema>;

/** One text to be rewarded. */
export interface Asked {
  readonly prompt: string;
  readonly answer: string;
  readonly label: string | null;
}

/** A reward and what it is made of; parts that no model gave are null. */
export interface Reward {
  readonly reward: number;
  readonly irm: number | null;
  readonly prm: number | null;
  readonly right: boolean | null;
}

/** What OpenRLHF's remote reward reads. */
export interface RewardReply {
  readonly rewards: readonly number[];
  readonly scores: readonly number[];
  readonly extra_logs: Readonly<Record<string, readonly number[]>>;
}

/** The texts of a request, prompt and answer apart. Without prompts the last assistant turn begins the answer. */
export function askedOf({ query, prompts, labels }: RewardRequest): readonly Asked[] {
  return query.map((whole, place) => {
    const given = prompts?.[place] ?? '';
    const start = given !== '' && whole.startsWith(given) ? given.length : lastTurn(whole);
    const label = labels?.[place] ?? null;
    return { prompt: whole.slice(0, start), answer: whole.slice(start), label: label === null ? null : String(label) };
  });
}

function lastTurn(text: string): number {
  const mark = '<|im_start|>assistant\n';
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
}

/** The reply to a request, in the order of its texts. */
export function replyOf(rewards: readonly Reward[]): RewardReply {
  const values = rewards.map(({ reward }) => reward);
  const part = (of: (reward: Reward) => number | null): readonly number[] => rewards.map((reward) => of(reward) ?? -1);
  return {
    rewards: values,
    scores: values,
    extra_logs: {
      irm: part(({ irm }) => irm),
      prm: part(({ prm }) => prm),
      right: part(({ right }) => (right === null ? null : Number(right))),
    },
  };
}

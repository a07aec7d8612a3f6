import * as z from 'zod';

export const groupSchema = z.strictObject({
  id: z.string(),
  problems: z.array(z.string()),
  ranks: z.array(z.number()).nullable(),
  reversed: z.array(z.number()).nullable(),
});

/** A group of problems of one family as the judge ranked it, in order and in reverse. */
export type RankedGroup = z.infer<typeof groupSchema>;

/** A better and a worse problem of one family. */
export interface Pair {
  readonly id: string;
  readonly group: string;
  readonly chosen: string;
  readonly rejected: string;
  /** How many ranks lie between them, as a share of the most there can be. */
  readonly margin: number;
}

/** Pairs on which both orders agree: what hangs on the place in the list is no judgement. */
export function pairsOf({ id, problems, ranks, reversed }: RankedGroup): readonly Pair[] {
  if (ranks === null || reversed === null) return [];
  const found: Pair[] = [];
  for (const [better, chosen] of problems.entries()) {
    for (const [worse, rejected] of problems.entries()) {
      const first = (ranks[worse] ?? 0) - (ranks[better] ?? 0);
      const second = (reversed[worse] ?? 0) - (reversed[better] ?? 0);
      if (first <= 0 || second <= 0) continue;
      const margin = Math.min(first, second) / Math.max(1, problems.length - 1);
      found.push({ id: `${id}:${better}>${worse}`, group: id, chosen, rejected, margin });
    }
  }
  return found;
}

/** Groups to train on and groups held apart, whole families together. */
export function split(groups: readonly RankedGroup[], heldShare: number): readonly [readonly Pair[], readonly Pair[]] {
  const held = Math.round(groups.length * heldShare);
  return [groups.slice(held).flatMap(pairsOf), groups.slice(0, held).flatMap(pairsOf)];
}

import { rocAuc, type Scored } from './rocAuc.ts';

/** A score with the group it is compared in. */
export interface GroupedScore extends Scored {
  readonly group: string;
}

/**
 * The chance that a right item scores above a wrong one of the same group: what a score knows beyond what the group tells.
 * NaN when no group holds both kinds.
 */
export function matchedAuc(items: readonly GroupedScore[]): number {
  const groups = new Map<string, GroupedScore[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  let [wins, pairs] = [0, 0];
  for (const members of groups.values()) {
    const right = members.filter((item) => item.right).length;
    const here = right * (members.length - right);
    if (here === 0) continue;
    wins += here * rocAuc(members);
    pairs += here;
  }
  return wins / pairs;
}

/** Lengths that differ by less than about a fifth share a group: half octaves of the number of characters, at half steps. */
export function lengthGroup(characters: number): string {
  return String(Math.floor(4 * Math.log2(Math.max(1, characters))));
}

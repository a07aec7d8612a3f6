import type { Scored } from './calibration.ts';
import type { FirstErrorRow } from './processBench.ts';

/** A score, whether what it scored was right, and the place of the row it belongs to. */
export interface OwnedScore extends Scored {
  readonly row: number;
  /** Items are compared within their group only; absent: with all. */
  readonly group?: string;
}

/** Wins and pairs of one group, its items in ascending order of score. */
function winsIn(items: readonly OwnedScore[], weights: readonly number[]): { wins: number; pairs: number } {
  let [wins, below, right, start] = [0, 0, 0, 0];
  while (start < items.length) {
    let [rightHere, wrongHere, end] = [0, 0, start];
    // At least one item a turn, also where a score is no number.
    do {
      const weight = weights[items[end]?.row ?? 0] ?? 0;
      if (items[end]?.right === true) rightHere += weight;
      else wrongHere += weight;
      end += 1;
    } while (end < items.length && items[end]?.score === items[start]?.score);
    wins += rightHere * (below + wrongHere / 2);
    below += wrongHere;
    right += rightHere;
    start = end;
  }
  return { wins, pairs: right * below };
}

/**
 * The area under the ROC curve, the chance that a right item scores above a wrong one (ties counted half: Mann-Whitney),
 * when each row counts `weights[row]` times; sorted once, so that it is cheap to ask again with other weights. With groups:
 * the chance within a group. NaN when one of the two kinds is missing.
 */
export function weightedAuc(items: readonly OwnedScore[]): (weights: readonly number[]) => number {
  const groups = new Map<string, OwnedScore[]>();
  for (const item of [...items].sort((a, b) => a.score - b.score)) {
    const members = groups.get(item.group ?? '') ?? [];
    members.push(item);
    groups.set(item.group ?? '', members);
  }
  return (weights) => {
    let [wins, pairs] = [0, 0];
    for (const members of groups.values()) {
      const here = winsIn(members, weights);
      wins += here.wins;
      pairs += here.pairs;
    }
    return wins / pairs;
  };
}

/** ProcessBench's F1 when each row counts `weights[row]` times; NaN when a kind of rows is missing. */
export function weightedF1(rows: readonly FirstErrorRow[]): (weights: readonly number[]) => number {
  return (weights) => {
    let [wrong, found, right, passed] = [0, 0, 0, 0];
    for (const [place, { firstError, predicted }] of rows.entries()) {
      const weight = weights[place] ?? 0;
      const hit = firstError === predicted ? weight : 0;
      if (firstError >= 0) [wrong, found] = [wrong + weight, found + hit];
      else [right, passed] = [right + weight, passed + hit];
    }
    const [erroneous, correct] = [found / wrong, passed / right];
    return erroneous + correct === 0 ? 0 : (200 * erroneous * correct) / (erroneous + correct);
  };
}

/** A score and whether what it scored was right. */
export interface Scored {
  readonly score: number;
  readonly right: boolean;
}

/**
 * Area under the ROC curve: the chance that a right item scores above a wrong one, ties counted half (Mann-Whitney).
 * NaN when one of the two kinds is missing.
 */
export function rocAuc(items: readonly Scored[]): number {
  const sorted = [...items].sort((a, b) => a.score - b.score);
  const right = items.filter((item) => item.right).length;
  const rankSum = sumOfRanks(sorted);
  return (rankSum - (right * (right + 1)) / 2) / (right * (items.length - right));
}

/** Sum of the 1-based ranks of the right items, equal scores sharing their mean rank. */
function sumOfRanks(sorted: readonly Scored[]): number {
  let sum = 0;
  for (let start = 0; start < sorted.length;) {
    const end = endOfTie(sorted, start);
    const rank = (start + 1 + end) / 2;
    sum += rank * sorted.slice(start, end).filter((item) => item.right).length;
    start = end;
  }
  return sum;
}

function endOfTie(sorted: readonly Scored[], start: number): number {
  let end = start + 1;
  while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
  return end;
}

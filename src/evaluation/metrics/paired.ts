/** Two systems on the same rows: how often each alone was right, and the two-sided p of that by chance. */
export interface PairedTest {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly p: number;
}

/** McNemar's exact test (binomial on the discordant pairs). */
export function pairedTest(first: readonly boolean[], second: readonly boolean[]): PairedTest {
  const onlyFirst = first.filter((right, index) => right && second[index] === false).length;
  const onlySecond = first.filter((right, index) => !right && second[index] === true).length;
  return { onlyFirst, onlySecond, p: twoSided(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond) };
}

function twoSided(fewer: number, trials: number): number {
  let tail = 0;
  for (let successes = 0; successes <= fewer; successes++) tail += Math.exp(logChoose(trials, successes));
  return Math.min(1, 2 * tail * 0.5 ** trials);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let index = 1; index <= k; index++) sum += Math.log((n - k + index) / index);
  return sum;
}

import type { HostMeasure } from '../../test/extension/harness/hostReports.ts';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The median of some figures, and all of them in the order in which they were measured. */
export function severalCell(measures: readonly (HostMeasure | undefined)[]): string {
  const known = measures.filter((measure) => measure !== undefined);
  const values = known.map(({ value }) => value);
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const [first] = known;
  if (first === undefined || median === undefined) return cell(undefined);
  return `**${median.toFixed(0)} ${first.unit}** (${values.map((value) => value.toFixed(0)).join(', ')})`;
}

/** A figure with its unit, or the words that it is not there. */
export function cell(measure: HostMeasure | undefined): string {
  return measure === undefined ? 'not measured' : `${measure.value.toFixed(1)} ${measure.unit}`;
}

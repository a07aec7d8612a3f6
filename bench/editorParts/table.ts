import type { HostMeasure } from '../../test/extension/harness/hostReports.ts';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A figure with its unit, or the words that it is not there. */
export function cell(measure: HostMeasure | undefined): string {
  return measure === undefined ? 'not measured' : `${measure.value.toFixed(1)} ${measure.unit}`;
}

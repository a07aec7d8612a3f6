import * as z from 'zod';

/** The outcome of one test that ran inside the extension host; `error` is null when it passed. */
const hostResult = z.object({ title: z.string(), milliseconds: z.number(), error: z.string().nullable() });
export type HostResult = z.infer<typeof hostResult>;

/** One figure measured inside the extension host. */
const hostMeasure = z.object({ name: z.string(), value: z.number(), unit: z.string() });
export type HostMeasure = z.infer<typeof hostMeasure>;

const hostReport = z.object({ result: hostResult }).or(z.object({ measure: hostMeasure }));

/** What code inside the extension host tells whoever drives the editor: a test's result, or a figure. */
export type HostReport = z.infer<typeof hostReport>;

const PREFIX = '@stepwise ';

/** A report as the one line that the editor passes on to the browser. */
export function writeReport(report: HostReport): string {
  return PREFIX + JSON.stringify(report);
}

/** The report in a line, or null where the line holds none. */
export function readReport(line: string): HostReport | null {
  const at = line.indexOf(PREFIX);
  return at < 0 ? null : hostReport.parse(JSON.parse(line.slice(at + PREFIX.length)));
}

import { writeFile } from 'node:fs/promises';
import { findMathSpans } from '../src/document/index.ts';
import { installEditors } from '../test/extension/harness/installEditors.ts';
import type { HostMeasure } from '../test/extension/harness/hostReports.ts';
import { IN_HOST_MEASURES } from '../test/extension/harness/places.ts';
import { runInHost } from '../test/extension/harness/runInHost.ts';
import { temporaryWorkspace } from '../test/extension/harness/workspace.ts';

const RUNS = 9;
const NOTEBOOK_CELLS = 300;
const PARAGRAPH =
  'A line of words with $x^2 + 1$ and some more, for $5 and $6.\n\n$$\\int_0^1 x \\, dx = \\frac12$$\n\n';

/** The median of several runs, in milliseconds. */
function medianMs(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? 0;
}

function scans(): HostMeasure[] {
  const text = PARAGRAPH.repeat(Math.ceil(1_000_000 / PARAGRAPH.length));
  return (['markdown', 'latex'] as const).map((language) => {
    const value = medianMs(() => findMathSpans(text, language));
    return { name: `Formulas of a 1 MB document found, ${language}`, value, unit: 'ms' };
  });
}

/** A notebook as a student's is: problems with three steps each, some words, now and then a wrong step. */
function manyCells(count: number): object {
  const cells = Array.from({ length: count }, (_, index) => {
    const [a, b, x] = [2 + (index % 7), 3 + (index % 11), 1 + (index % 13)];
    const found = index % 10 === 9 ? x + 1 : x;
    const lines = [`Solve $${a}x + ${b} = ${a * x + b}$.`, '', `1. $${a}x = ${a * x + b} - ${b}$`];
    const source = [...lines, `2. $${a}x = ${a * x}$`, `3. $x = ${found}$`].join('\n');
    return { cell_type: 'markdown', metadata: {}, source: [source] };
  });
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

async function measuresInHost(): Promise<[string, readonly HostMeasure[]][]> {
  const { editors, browser } = await installEditors();
  const columns: [string, readonly HostMeasure[]][] = [];
  for (const editor of Object.values(editors)) {
    const workspace = await temporaryWorkspace();
    await writeFile(workspace.path('many.ipynb'), JSON.stringify(manyCells(NOTEBOOK_CELLS)));
    // A folder without models: what is measured is calculation, with no scorer beside it.
    const settings = { 'stepwise.model.directory': workspace.folder };
    const folder = workspace.folder;
    const host = { editor, browser, workspace: folder, program: IN_HOST_MEASURES, name: 'measures', settings };
    const reports = await runInHost(host).finally(() => workspace.remove());
    columns.push([
      `VS Code ${editor.vscode}`,
      reports.flatMap((report) => ('measure' in report ? [report.measure] : [])),
    ]);
  }
  return columns;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(measure: HostMeasure | undefined): string {
  return measure === undefined ? 'not measured' : `${measure.value.toFixed(1)} ${measure.unit}`;
}

const [, , out = 'docs/bench/editor.md'] = process.argv;
const columns = await measuresInHost();
const names = columns[0]?.[1].map(({ name }) => name) ?? [];
const rows = names.map((name, index) => [name, ...columns.map(([, measures]) => cell(measures[index]))]);
const page = [
  '# In the editor',
  `\`npm run bench -- editor\`, on ${process.env.STEPWISE_BENCH_MACHINE ?? 'an unnamed machine'}. One run each.`,
  table(['', ...columns.map(([title]) => title)], rows),
  `Outside the editor, the median of ${RUNS} runs:`,
  table(
    ['', 'time'],
    scans().map((measure) => [measure.name, cell(measure)]),
  ),
];
await writeFile(out, page.join('\n\n') + '\n');
console.log(page.join('\n\n'));

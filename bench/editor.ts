import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { findMathSpans } from '../src/document/index.ts';
import type { HostMeasure } from '../test/extension/harness/hostReports.ts';
import { installEditors } from '../test/extension/harness/installEditors.ts';
import { BY_ITSELF_ROWS, NOTEBOOK_ROWS, TASK_ROWS, TEXT_ROWS } from './editorParts/rows.ts';
import { cell, severalCell, table } from './editorParts/table.ts';
import { type Figures, measureWindows } from './editorParts/windows.ts';

const RUNS = 9;
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

const [, , out = 'docs/bench/editor.md'] = process.argv;
const [loadBefore = 0] = loadavg();
const { editors, browser } = await installEditors();
const columns: [title: string, figures: Figures][] = [];
for (const editor of Object.values(editors))
  columns.push([`VS Code ${editor.vscode}`, await measureWindows(editor, browser)]);

function tableOf(rows: typeof TEXT_ROWS): string {
  return table(
    ['', ...columns.map(([title]) => title)],
    rows.map(([title, window, name]) => [title, ...columns.map(([, figures]) => cell(figures[window].get(name)))]),
  );
}

const page = [
  '# In the editor',
  `\`npm run bench -- editor\`, on ${process.env.STEPWISE_BENCH_MACHINE ?? 'an unnamed machine'}, whose load average was ${loadBefore.toFixed(1)} before the run. One run each, but where several figures stand. Times by the clock grow with what else the machine does; processor times hardly.`,
  tableOf(TEXT_ROWS),
  '## Notebooks',
  'Each column is of fresh windows in which nothing else was opened before. The editor itself runs in a headless browser on the same processors; what it takes to open a notebook without this extension is measured in the same run, in windows that do not have it.',
  tableOf(NOTEBOOK_ROWS),
  '## A notebook that is checked by itself',
  'With `stepwise.check.automatic` at `onOpen`: 300 cells with 900 steps, opened in a fresh window, from the editor’s being asked to open the notebook to the last cell’s verdict. The median of several windows, and the figure of each. Nothing is profiled meanwhile.',
  table(
    ['', ...columns.map(([title]) => title)],
    BY_ITSELF_ROWS.map(([title, name]) => [
      title,
      ...columns.map(([, { byItself }]) => severalCell(byItself.map((one) => one.get(name)))),
    ]),
  ),
  '## How long the extension host is busy in one piece',
  'A task of the host is all that it does between two turns of its loop, the editor’s own work, that of its other extensions and of the measurement included. The extension’s own code is told apart by the engine’s profiler.',
  tableOf(TASK_ROWS),
  '## Outside the editor',
  `The median of ${RUNS} runs:`,
  table(
    ['', 'time'],
    scans().map((measure) => [measure.name, cell(measure)]),
  ),
];
await writeFile(out, page.join('\n\n') + '\n');
console.log(page.join('\n\n'));

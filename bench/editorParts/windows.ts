import { writeFile } from 'node:fs/promises';
import type { EditorInstall } from '../../test/extension/harness/editors.ts';
import type { HostMeasure } from '../../test/extension/harness/hostReports.ts';
import { IN_HOST_MEASURES, IN_HOST_NOTEBOOKS, NO_EXTENSION } from '../../test/extension/harness/places.ts';
import { runInHost } from '../../test/extension/harness/runInHost.ts';
import { temporaryWorkspace } from '../../test/extension/harness/workspace.ts';
import { manyCells } from '../../test/extension/inHost/manyCells.ts';

/** One start of an editor: what runs in it, with which notebooks and settings. */
interface Start {
  readonly program: string;
  readonly extension?: string;
  /** How many cells the window's notebook has. */
  readonly cells: number;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export const FEW = 2;
export const CELLS = 300;

/** What is measured, each in a window of its own, all one after another in one run. */
const STARTS = {
  text: { program: IN_HOST_MEASURES, cells: FEW },
  /** Without the extension a notebook's opening is the editor's alone. */
  bareFew: { program: IN_HOST_NOTEBOOKS, extension: NO_EXTENSION, cells: FEW },
  bareMany: { program: IN_HOST_NOTEBOOKS, extension: NO_EXTENSION, cells: CELLS },
  asked: { program: IN_HOST_NOTEBOOKS, cells: CELLS },
  byItself: { program: IN_HOST_NOTEBOOKS, cells: CELLS, settings: { 'stepwise.check.automatic': 'onOpen' } },
} as const satisfies Readonly<Record<string, Start>>;

/** How often the window is started whose figure varies most from one start to the next. */
const TIMES = 7;

/** The figures of each window, by their names; those of the notebook that is checked by itself for each of its starts. */
export type Figures = Readonly<Record<Exclude<keyof typeof STARTS, 'byItself'>, ReadonlyMap<string, HostMeasure>>> & {
  readonly byItself: readonly ReadonlyMap<string, HostMeasure>[];
};

/** Starts an editor once for each window, and gives what was measured there. */
export async function measureWindows(editor: EditorInstall, browser: string): Promise<Figures> {
  return {
    text: await measure(editor, browser, STARTS.text),
    bareFew: await measure(editor, browser, STARTS.bareFew),
    bareMany: await measure(editor, browser, STARTS.bareMany),
    asked: await measure(editor, browser, STARTS.asked),
    byItself: await repeated(editor, browser),
  };
}

async function repeated(editor: EditorInstall, browser: string): Promise<Map<string, HostMeasure>[]> {
  const all: Map<string, HostMeasure>[] = [];
  for (let time = 0; time < TIMES; time++) all.push(await measure(editor, browser, STARTS.byItself));
  return all;
}

async function measure(editor: EditorInstall, browser: string, start: Start): Promise<Map<string, HostMeasure>> {
  const { program, extension, cells } = start;
  const workspace = await temporaryWorkspace();
  await writeFile(workspace.path('many.ipynb'), JSON.stringify(manyCells(cells)));
  const reports = await runInHost({
    editor,
    browser,
    workspace: workspace.folder,
    program,
    name: 'measures',
    ...(extension !== undefined && { extension }),
    // A folder without models: what is measured is calculation, with no scorer beside it.
    settings: { 'stepwise.model.directory': workspace.folder, ...start.settings },
  }).finally(() => workspace.remove());
  return new Map(reports.flatMap((report) => ('measure' in report ? [[report.measure.name, report.measure]] : [])));
}

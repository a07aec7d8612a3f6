import * as vscode from 'vscode';
import type { MarkStore } from '../../marks/markStore.ts';
import { cellRequest, type CellsJudged, type JudgedCell } from '../output/cellMessages.ts';
import { cellSummary, summaryTone } from './cellSummary.ts';
import { cellOf } from './cellTexts.ts';
import { showOpenStep } from './chosenCell.ts';

/** The renderer's id in the manifest. */
const RENDERER = 'stepwise-math-cells';

/** Marks come one cell after another. */
const PAUSE_MS = 100;

/** Tells the pages of rendered Markdown cells how the steps in them stand, and goes to a step that is chosen there. */
export class RenderedCells implements vscode.Disposable {
  readonly #messaging = vscode.notebooks.createRendererMessaging(RENDERER);
  readonly #listening: readonly { dispose(): unknown }[];
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly marks: MarkStore) {
    this.#listening = [
      marks.onChange((addresses) => {
        for (const address of addresses) this.#changed.add(address);
        this.#timer ??= setTimeout(() => {
          this.#timer = null;
          this.#tell(this.#changed);
          this.#changed.clear();
        }, PAUSE_MS);
      }),
      this.#messaging.onDidReceiveMessage(({ editor, message }) => {
        void this.#answer(message, editor);
      }),
    ];
  }

  #tell(addresses: ReadonlySet<string>, editor?: vscode.NotebookEditor): void {
    const all = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
    const cells = all.flatMap((cell) => (addresses.has(cell.document.uri.toString()) ? this.#known(cell) : []));
    if (cells.length === 0) return;
    void this.#messaging.postMessage({ kind: 'cellsJudged', cells } satisfies CellsJudged, editor);
  }

  #known({ kind, document }: vscode.NotebookCell): readonly JudgedCell[] {
    if (kind !== vscode.NotebookCellKind.Markup) return [];
    const address = document.uri.toString();
    const summary = cellSummary(this.marks.of(address), vscode.l10n.t);
    const label = summary === null ? '' : `Stepwise Math: ${summary.label}`;
    return [
      {
        cell: address,
        text: document.getText(),
        line: summary?.text ?? null,
        label,
        tone: summary === null ? 'open' : summaryTone(summary),
        opens: (summary?.open ?? null) !== null,
      },
    ];
  }

  async #answer(message: unknown, editor: vscode.NotebookEditor): Promise<void> {
    const asked = cellRequest.safeParse(message);
    if (!asked.success) return;
    if (asked.data.kind === 'cellsAsked') this.#tell(new Set(this.marks.documents()), editor);
    else {
      const cell = cellOf(asked.data.cell);
      if (cell !== null) await showOpenStep(cell, this.marks.of(asked.data.cell));
    }
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const one of this.#listening) one.dispose();
  }
}

import * as vscode from 'vscode';
import { rangeOf } from '../editor/ranges.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { colourKind, type ColourKind, colourKinds } from './kinds.ts';

/** Colours beside the words: a thin line under the steps that fail, and each verdict in the overview ruler. */
export class StepColours implements vscode.Disposable {
  readonly #types = new Map(colourKinds.map((kind) => [kind, decorationType(kind)]));
  readonly #listening: { dispose(): void };

  constructor(
    private readonly marks: MarkStore,
    private readonly enabled: (document: vscode.TextDocument) => boolean,
  ) {
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.drawAll();
      }),
      marks.onChange((addresses) => {
        this.#draw((document) => addresses.includes(document.uri.toString()));
      }),
    );
  }

  drawAll(): void {
    this.#draw(() => true);
  }

  #draw(wanted: (document: vscode.TextDocument) => boolean): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (wanted(editor.document)) this.#drawEditor(editor);
    }
  }

  #drawEditor(editor: vscode.TextEditor): void {
    const marks = this.enabled(editor.document) ? this.marks.of(editor.document.uri.toString()) : [];
    for (const [kind, type] of this.#types) {
      const ranges = marks
        .filter((mark) => colourKind(mark) === kind)
        .map((mark) => rangeOf(editor.document, mark.span));
      editor.setDecorations(type, ranges);
    }
  }

  dispose(): void {
    this.#listening.dispose();
    for (const type of this.#types.values()) type.dispose();
  }
}

function decorationType(kind: ColourKind): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor(`stepwise.${kind}`);
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    overviewRulerColor: color,
    ...(kind === 'muted' && { opacity: '0.75' }),
    ...((kind === 'refuted' || kind === 'doubtful') && {
      borderWidth: '0 0 1px 0',
      borderStyle: kind === 'refuted' ? 'solid' : 'dotted',
      borderColor: color,
    }),
  });
}

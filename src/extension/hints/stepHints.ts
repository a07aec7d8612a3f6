import * as vscode from 'vscode';
import { spanOf } from '../editor/ranges.ts';
import type { Mark } from '../marks/mark.ts';
import type { MarkStore } from '../marks/markStore.ts';
import { hintText, type HintScope, showsHint } from '../present/hintText.ts';
import type { StepTooltip } from '../hovers/stepTooltip.ts';

class StepHint extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    label: string,
    readonly mark: Mark,
    readonly document: vscode.Uri,
  ) {
    super(position, label);
    this.paddingLeft = true;
  }
}

/** A verdict and score after each judged step; the evidence comes with the tooltip, made only when it is asked for. */
export class StepHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: { dispose(): void };
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(
    private readonly marks: MarkStore,
    private readonly scope: (document: vscode.TextDocument) => HintScope,
    private readonly tooltip: StepTooltip,
  ) {
    this.#listening = marks.onChange(() => {
      this.#changed.fire();
    });
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const visible = spanOf(document, range);
    const scope = this.scope(document);
    return this.marks
      .of(document.uri.toString())
      .filter((mark) => mark.span.end >= visible.start && mark.span.end <= visible.end && showsHint(mark, scope))
      .map(
        (mark) => new StepHint(document.positionAt(mark.span.end), hintText(mark, vscode.l10n.t), mark, document.uri),
      );
  }

  async resolveInlayHint(hint: vscode.InlayHint): Promise<vscode.InlayHint> {
    if (hint instanceof StepHint) hint.tooltip = await this.tooltip.of(hint.mark, hint.document);
    return hint;
  }

  /** Asks the editor to draw the hints anew, after a setting changed. */
  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

import * as vscode from 'vscode';
import { rangeOf } from '../editor/ranges.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { StepTooltip } from './stepTooltip.ts';

/** The evidence for the step under the pointer. */
export class StepHovers implements vscode.HoverProvider {
  constructor(
    private readonly marks: MarkStore,
    private readonly tooltip: StepTooltip,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    const mark = this.marks.at(document.uri.toString(), document.offsetAt(position));
    if (mark === null) return null;
    return new vscode.Hover(await this.tooltip.of(mark, document.uri), rangeOf(document, mark.span));
  }
}

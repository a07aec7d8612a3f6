import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { Mark } from '../marks/mark.ts';
import { claimFormulas } from '../present/claimFormulas.ts';
import { type ActionLink, hoverMarkdown } from '../present/hoverMarkdown.ts';
import type { FormulaPictures } from '../typeset/formulaPictures.ts';

/** The evidence for a step as rich text, its formulas set as pictures in the theme's colours. */
export class StepTooltip {
  constructor(private readonly pictures: FormulaPictures) {}

  async of(mark: Mark, document?: vscode.Uri): Promise<vscode.MarkdownString> {
    const pictures = await this.pictures.set(claimFormulas(mark), mark.problem?.macros ?? {});
    const links = document ? [explainLink(document, mark)] : [];
    const text = new vscode.MarkdownString(
      hoverMarkdown(mark, (latex) => pictures.get(latex) ?? null, links, vscode.l10n.t),
    );
    text.isTrusted = { enabledCommands: [commandIds.explainStep] };
    return text;
  }
}

function explainLink(document: vscode.Uri, mark: Mark): ActionLink {
  const given = [document.toString(), mark.span.start];
  return { title: vscode.l10n.t('Explain this step'), command: commandIds.explainStep, arguments: given };
}

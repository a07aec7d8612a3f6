import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import { feedbackLinks } from '../feedback/feedbackLinks.ts';
import type { Mark } from '../marks/mark.ts';
import { claimFormulas } from '../present/claimFormulas.ts';
import { type ActionLink, hoverMarkdown } from '../present/hoverMarkdown.ts';
import type { FormulaPictures } from '../typeset/formulaPictures.ts';

/** The evidence for a step as rich text, its formulas set as pictures in the theme's colours. */
export class StepTooltip {
  constructor(private readonly pictures: FormulaPictures) {}

  async of(mark: Mark, document?: vscode.Uri): Promise<vscode.MarkdownString> {
    const pictures = await this.pictures.set(claimFormulas(mark), mark.problem?.macros ?? {});
    const links = document ? linksOf(document, mark) : [];
    const text = new vscode.MarkdownString(
      hoverMarkdown(mark, (latex) => pictures.get(latex) ?? null, links, vscode.l10n.t),
    );
    text.isTrusted = {
      enabledCommands: [commandIds.explainStep, commandIds.stepIsRight, commandIds.stepIsWrong],
    };
    return text;
  }
}

function linksOf(document: vscode.Uri, { span, problem }: Mark): readonly ActionLink[] {
  const address = document.toString();
  const explain = {
    title: vscode.l10n.t('Explain this step'),
    command: commandIds.explainStep,
    arguments: [address, span.start],
  };
  return [explain, ...(problem ? feedbackLinks(address, span.start, vscode.l10n.t) : [])];
}

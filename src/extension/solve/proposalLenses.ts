import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { Proposals } from './proposals.ts';
import { proposalSummary } from './proposalText.ts';

/** A line above a problem with an open proposal: where it stands, and what can be done with it. */
export class ProposalLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: { dispose(): void };
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly proposals: Proposals,
    private readonly enabled: (document: vscode.TextDocument) => boolean,
  ) {
    this.#listening = proposals.onChange(() => {
      this.#changed.fire();
    });
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const open = this.proposals.of(document.uri.toString());
    if (!open?.span || !this.enabled(document)) return [];
    const start = document.positionAt(open.span.start);
    const range = new vscode.Range(start, start);
    const { t } = vscode.l10n;
    const summary = { title: proposalSummary(open.proposal, t), command: commandIds.showSolution };
    const discard = { title: t('Discard'), command: commandIds.discard };
    const commands =
      open.proposal.phase === 'writing'
        ? [summary, { title: t('Stop'), command: commandIds.stop }]
        : open.proposal.steps.length === 0
          ? [summary, discard]
          : [summary, { title: t('Accept'), command: commandIds.accept }, discard];
    return commands.map((command) => new vscode.CodeLens(range, command));
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

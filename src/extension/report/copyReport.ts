import * as vscode from 'vscode';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import type { Settings } from '../settings/schema.ts';
import type { Disposable } from '../../core/disposable.ts';
import type { ModelState } from '../../runtime/client/index.ts';
import { changedSettings } from './changedSettings.ts';
import { type MachineFacts, reportText } from './reportText.ts';

/** What the report asks of the rest of the extension. */
export interface ReportSources {
  readonly extensionVersion: string;
  readonly activationMs: () => number;
  readonly state: () => ModelState;
  readonly settings: () => Settings;
  readonly model: () => Promise<readonly string[]>;
  readonly machine: () => MachineFacts;
}

/** The command that puts a report of versions, machine and settings on the clipboard. */
export function registerReport(commands: CommandTable, sources: ReportSources): Disposable {
  return commands.handle(commandIds.copyReport, async () => {
    await vscode.env.clipboard.writeText(await report(sources));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The diagnostic report is on the clipboard. It holds nothing of your documents.'),
    );
  });
}

async function report(sources: ReportSources): Promise<string> {
  const state = sources.state();
  return reportText({
    extensionVersion: sources.extensionVersion,
    editorVersion: vscode.version,
    ...sources.machine(),
    activationMs: sources.activationMs(),
    trusted: vscode.workspace.isTrusted,
    engine: state.kind === 'failed' ? `failed: ${state.message}` : state.kind,
    settings: changedSettings(sources.settings()),
    model: await sources.model(),
  });
}

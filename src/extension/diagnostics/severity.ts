import * as vscode from 'vscode';
import type { Settings } from '../settings/schema.ts';

/** The editor's severity for the setting, or null when findings stay out of the Problems panel. */
export function severityOf(setting: Settings['check.severity']): vscode.DiagnosticSeverity | null {
  switch (setting) {
    case 'none':
      return null;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'error':
      return vscode.DiagnosticSeverity.Error;
  }
}

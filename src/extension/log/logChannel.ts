import type * as vscode from 'vscode';
import type { Logger } from '../../core/logger.ts';

/** The project's logger over VS Code's log channel, whose level the user sets. */
export function channelLogger(channel: vscode.LogOutputChannel): Logger {
  const write =
    (level: 'trace' | 'info' | 'warn' | 'error') =>
    (message: string, fields?: Readonly<Record<string, unknown>>): void => {
      if (fields === undefined) channel[level](message);
      else channel[level](message, fields);
    };
  return { trace: write('trace'), info: write('info'), warn: write('warn'), error: write('error') };
}

import * as vscode from 'vscode';
import type { Logger } from '../../core/logger.ts';
import { parseSettings, type Settings } from './schema.ts';
import { ToldFaults } from './toldFaults.ts';

const told = new ToldFaults();

/** The settings in force for a document (or for the window when none is given). Values not understood are logged, each once. */
export function readSettings(log: Logger, scope?: vscode.ConfigurationScope): Settings {
  const configuration = vscode.workspace.getConfiguration('stepwise', scope);
  const { settings, faults } = parseSettings((name) => configuration.get<unknown>(name));
  for (const { name, message } of told.fresh(faults))
    log.warn(`The setting stepwise.${name} is not usable; its default is taken.`, { message });
  return settings;
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import { toFailure } from '../../core/errors.ts';
import { addPackage } from '../../runtime/native/addPackage.ts';
import { gpuPackages, type NativePackage } from '../../runtime/native/gpuPackages.ts';
import { commandIds } from '../editor/commands.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import type { Runs } from '../status/runs.ts';

/** Where an NVIDIA driver shows itself. */
const DRIVERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: '/proc/driver/nvidia/version',
  win32: join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'nvcuda.dll'),
};

/** The command that adds CUDA to the native library with the user's npm client, where there is a card for it. */
export function registerGpuSupport(
  commands: CommandTable,
  runs: Runs,
  extension: vscode.Uri,
  restart: () => void,
): Disposable {
  return commands.handle(commandIds.addGpuSupport, async () => {
    const packages = gpuPackages(`${process.platform}-${process.arch}`);
    if (packages.length === 0 || !(await hasDriver())) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Nothing was added: CUDA needs an NVIDIA card with its driver, on Linux x64. Vulkan and Metal are used without this.',
        ),
      );
      return;
    }
    if (await isWanted(packages)) await add(packages, join(extension.fsPath, 'node_modules'), runs, restart);
  });
}

async function hasDriver(): Promise<boolean> {
  const driver = DRIVERS[process.platform];
  return (
    driver !== undefined &&
    (await access(driver).then(
      () => true,
      () => false,
    ))
  );
}

async function isWanted(packages: readonly NativePackage[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const size = packages.reduce((sum, { megabytes }) => sum + megabytes, 0);
  const detail = t(
    'Your npm client gets {0} ({1} MB unpacked) from the registry it is set to. Each is checked against the hash this extension was made with.',
    packages.map(({ name }) => name).join(', '),
    size,
  );
  const download = t('Download');
  return (
    (await vscode.window.showInformationMessage(t('Add GPU support?'), { modal: true, detail }, download)) === download
  );
}

async function add(
  packages: readonly NativePackage[],
  modules: string,
  runs: Runs,
  restart: () => void,
): Promise<void> {
  const { t } = vscode.l10n;
  try {
    await runs.run(
      t('Adding GPU support'),
      async (signal) => {
        for (const one of packages) await addPackage(one, modules, signal);
      },
      true,
    );
    restart();
    void vscode.window.showInformationMessage(t('GPU support was added. The model uses it from its next start.'));
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'cancelled') return;
    void vscode.window.showErrorMessage(t('GPU support was not added; the model runs as before. {0}', failure.message));
  }
}

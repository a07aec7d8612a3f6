// Installs code-server, a real VS Code workbench for the browser, from its npm package into the cache folder.
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cachePath, completeFolder } from './cache.mjs';
import { run } from './command.mjs';
import { ensureDebianPackages, findProgram } from './systemPackages.mjs';

const RECIPE = 1;
const BUILD_PACKAGES = ['build-essential', 'pkg-config', 'python3', 'libsecret-1-dev', 'libkrb5-dev', 'libx11-dev'];
const DEBIAN_PACKAGES = [...BUILD_PACKAGES, 'libxkbfile-dev', 'ripgrep', 'fonts-dejavu-core'];

/** The editors that the tests run in: the oldest that the manifest allows, and the newest that was tried. */
export const EDITORS = {
  oldest: { server: '4.100.3', vscode: '1.100.3', node: null, rebuild: ['native-watchdog'] },
  newest: {
    server: '4.139.1',
    vscode: '1.139.1',
    node: '24.9.0',
    rebuild: ['@vscode/native-watchdog', '@vscode/sqlite3'],
  },
};

/**
 * Installs an editor unless it is there.
 * @param {keyof typeof EDITORS} name
 * @param {(message: string) => void} [say] told what is going on when it takes long
 * @returns {Promise<{ name: string, vscode: string, node: string, root: string, main: string }>} `node` runs `main`
 */
export async function ensureEditor(name, say = () => {}) {
  const editor = EDITORS[name];
  const folder = cachePath('code-server', editor.server);
  await completeFolder(folder, { recipe: RECIPE, arch: process.arch, ...editor }, async () => {
    say(`Installing code-server ${editor.server} (VS Code ${editor.vscode}); this takes a few minutes, once.`);
    await ensureDebianPackages(DEBIAN_PACKAGES);
    await install(folder, editor);
  });
  const root = join(folder, 'node_modules', 'code-server');
  const main = join(root, 'lib', 'vscode', 'out', 'server-main.js');
  return { name, vscode: editor.vscode, node: nodeFor(folder, editor), root, main };
}

async function install(folder, editor) {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  if (editor.node) await npm(folder, {}, ['install', `node-linux-${process.arch}@${editor.node}`]);
  const env = buildEnvironment(folder, editor);
  await npm(folder, env, ['install', '--ignore-scripts', `code-server@${editor.server}`]);
  const root = join(folder, 'node_modules', 'code-server');
  const workbench = join(root, 'lib', 'vscode');
  await npm(workbench, env, ['install', '--ignore-scripts', '--omit=dev']);
  await npm(join(workbench, 'extensions'), env, ['install', '--ignore-scripts', '--omit=dev']);
  await npm(folder, env, ['rebuild', 'argon2']);
  await npm(workbench, env, ['rebuild', '@vscode/spdlog', '@parcel/watcher', ...editor.rebuild]);
  await link(findProgram('rg'), join(workbench, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg'));
  if (!existsSync(join(workbench, 'node_modules.asar')))
    await link('node_modules', join(workbench, 'node_modules.asar'));
}

function npm(cwd, env, args) {
  return run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, env, limitSeconds: 1200 });
}

/** Native modules are compiled for the Node that runs the editor, against the headers that came with it. */
function buildEnvironment(folder, editor) {
  const node = nodeFor(folder, editor);
  const prefix = resolve(dirname(node), '..');
  const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return {
    PATH: `${dirname(node)}:${process.env.PATH}`,
    ...(hasHeaders && { npm_config_nodedir: prefix }),
    npm_config_build_from_source: 'true',
  };
}

function nodeFor(folder, editor) {
  if (!editor.node) return process.execPath;
  return join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
}

async function link(target, file) {
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  await symlink(target, file);
}

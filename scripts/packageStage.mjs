// Lays out what goes into the .vsix: the bundles, the data they read, and the one native library for the target.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { dependencyClosure } from './dependencyClosure.mjs';
import { nativePackage } from './nativePackage.mjs';

/** The package that carries the native library for each of VS Code's targets. */
export const BINARIES = {
  'linux-x64': '@node-llama-cpp/linux-x64',
  'linux-arm64': '@node-llama-cpp/linux-arm64',
  'darwin-x64': '@node-llama-cpp/mac-x64',
  'darwin-arm64': '@node-llama-cpp/mac-arm64-metal',
  'win32-x64': '@node-llama-cpp/win-x64',
  'win32-arm64': '@node-llama-cpp/win-arm64',
};

const RUNTIME_PACKAGE = 'node-llama-cpp';
const TEXTS = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SECURITY.md',
  'package.nls.json',
  'package.nls.zh-cn.json',
  '.vscodeignore',
];
const FOLDERS = ['media', 'l10n', 'syntaxes', 'data'];
const BUNDLES = /^(?!stepwise\.).*\.(c?js|json|css)$/;
/** Compilers' input, other platforms' build recipes, typings and maps: nothing that runs in the extension. */
const LEFT_OUT = [
  /(\.d\.[cm]?ts|\.map|\.md|\.tsbuildinfo)$/,
  /\/(templates|tests?|docs|\.github)(\/|$)/,
  /\/llama\/(?!grammars|package\.json|binariesGithubRelease\.json|llama\.cpp\.info\.json)/,
];

/** Every target there is a package for; `web` is the one that runs in a browser and has no native library. */
export const TARGETS = [...Object.keys(BINARIES), 'web'];

/**
 * Fills `out/package` anew and returns its path.
 * @param {string} root
 * @param {string} target one of `TARGETS`
 * @throws {Error} when the target's native library cannot be had
 */
export async function stage(root, target) {
  const binary = BINARIES[target];
  const native = binary && (await nativePackage(root, binary));
  const folder = join(root, 'out', 'package');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const folders = binary ? FOLDERS : FOLDERS.filter((name) => name !== 'data');
  for (const name of [...TEXTS, ...folders]) await copyIfThere(join(root, name), join(folder, name));
  const [from, to] = binary ? ['dist', 'dist'] : [join('dist', 'web'), join('dist', 'web')];
  await cp(join(root, from), join(folder, to), { recursive: true, filter: isBundle });
  if (binary) await rm(join(folder, 'dist', 'web'), { recursive: true, force: true });
  if (binary) await copyPackages(root, folder, [RUNTIME_PACKAGE]);
  if (native) await copyPackage(native, join(folder, 'node_modules', ...binary.split('/')));
  await writeManifest(root, folder, binary);
  return folder;
}

function isBundle(source) {
  return !basename(source).includes('.') || BUNDLES.test(basename(source));
}

async function copyIfThere(from, to) {
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

async function copyPackages(root, folder, names) {
  const modules = await realpath(join(root, 'node_modules'));
  for (const source of await dependencyClosure(root, names)) {
    const place = join('node_modules', relative(modules, source));
    await copyPackage(source, join(folder, place));
  }
}

function copyPackage(source, place) {
  return cp(source, place, { recursive: true, filter: (file) => isNeeded(`/${relative(source, file)}`) });
}

/** A nested `node_modules` is left to the closure, which names what is needed of it. */
function isNeeded(path) {
  return !path.startsWith('/node_modules') && !LEFT_OUT.some((pattern) => pattern.test(path));
}

async function writeManifest(root, folder, binary) {
  const manifest = await packedManifest(root, binary);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
}

/**
 * The manifest without what only a checkout needs; for the web where there is no native package.
 * @param {string} root the repository's root
 * @param {string | null} binary the native package
 * @returns {Promise<Record<string, unknown>>}
 */
export async function packedManifest(root, binary) {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  // An editor's worker in a browser loads no modules, and takes the entry for one where the manifest's `type` says so.
  const needless = binary ? ['browser'] : ['main', 'type'];
  for (const key of ['scripts', 'devDependencies', 'private', 'bin', ...needless]) delete manifest[key];
  const version = manifest.dependencies[RUNTIME_PACKAGE];
  manifest.dependencies = binary ? { [RUNTIME_PACKAGE]: version, [binary]: version } : {};
  return manifest;
}

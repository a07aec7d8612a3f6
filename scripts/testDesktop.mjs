// `npm run test:desktop -- [VERSION]`: runs the in-host suite in a desktop VS Code, which it downloads. VERSION is a
// version, `stable` or `insiders`. The tests in a browser's editor (`npm run test:editor`) need no desktop.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './command.mjs';

const RUNNER = '@vscode/test-electron@2.5.2';
const MODEL = 'qwen2.5-coder-0.5b-instruct';
const SETTINGS = {
  'stepwise.model.solver': MODEL,
  'stepwise.model.scorer': 'none',
  'stepwise.model.gpu': 'off',
  'stepwise.solve.strategy': 'greedy',
  'stepwise.solve.maxTokens': 300,
};

const npm = process.env.npm_execpath;
if (!npm) throw new Error('Run this with npm: npm run test:desktop -- stable');
const root = resolve(import.meta.dirname, '..');
const node = (args, cwd = root) => run(process.execPath, args, { cwd, limitSeconds: 1200, show: true });
const folder = await mkdtemp(join(tmpdir(), 'stepwise-desktop-'));
try {
  await node([npm, 'install', '--prefix', folder, '--no-audit', '--no-fund', RUNNER], folder);
  await node(['esbuild.mjs']);
  await node(['scripts/bundleInHost.mjs', join(root, 'out', 'editor')]);
  await node(['dist/stepwise.js', 'models', 'get', MODEL]);
  await cp(join(root, 'test', 'fixtures', 'editor'), join(folder, 'workspace'), { recursive: true });
  await mkdir(join(folder, 'data', 'User'), { recursive: true });
  await writeFile(join(folder, 'data', 'User', 'settings.json'), JSON.stringify(SETTINGS));
  const { runTests } = createRequire(join(folder, 'package.json'))('@vscode/test-electron');
  process.exitCode = await runTests({
    version: process.argv[2] ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'editor', 'inHost.cjs'),
    launchArgs: [join(folder, 'workspace'), '--disable-workspace-trust', `--user-data-dir=${join(folder, 'data')}`],
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

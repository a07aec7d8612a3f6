// `npm run package -- --target linux-x64 [--out FILE]`: makes the extension's .vsix for one platform.
// `npm run package -- --all [--out-dir FOLDER]`: for every platform and the web. A platform whose native library cannot
// be had is named and left out; with `--strict` that is a failure.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { stage, TARGETS } from './packageStage.mjs';

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: 'linux-x64' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
    'out-dir': { type: 'string', default: 'out' },
    strict: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '..');
if (!TARGETS.includes(values.target)) {
  console.error(`Unknown target "${values.target}". There are: ${TARGETS.join(', ')}.`);
  process.exit(2);
}

async function pack(target, out) {
  const folder = await stage(root, target);
  await mkdir(dirname(out), { recursive: true });
  const vsce = resolve(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const quiet = ['--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
  const flags = ['--target', target, '--out', out, ...quiet];
  await run(process.execPath, [vsce, 'package', ...flags], { cwd: folder, limitSeconds: 300 });
  return out;
}

async function packAll(folder) {
  const missing = [];
  for (const target of TARGETS) {
    try {
      const out = await pack(target, resolve(folder, `stepwise-math-${target}.vsix`));
      console.log(`${target.padEnd(14)} ${((await stat(out)).size / 1e6).toFixed(1).padStart(6)} MB  ${out}`);
    } catch (error) {
      missing.push(target);
      console.log(`${target.padEnd(14)} left out: ${error.message.split('\n').find((line) => line.trim() !== '')}`);
    }
  }
  if (values.strict && missing.length > 0) process.exitCode = 1;
}

await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
if (values.all) await packAll(values['out-dir']);
else console.log(await pack(values.target, resolve(values.out ?? join('out', `stepwise-math-${values.target}.vsix`))));

// `npm run package -- --target linux-x64 [--out FILE]`: makes the extension's .vsix for one platform.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { BINARIES, stage } from './packageStage.mjs';

const { values } = parseArgs({
  options: { target: { type: 'string', default: 'linux-x64' }, out: { type: 'string' } },
});
const root = resolve(import.meta.dirname, '..');
const target = values.target;
if (!(target in BINARIES)) {
  console.error(`Unknown target "${target}". There are: ${Object.keys(BINARIES).join(', ')}.`);
  process.exit(2);
}
const out = resolve(values.out ?? `out/stepwise-math-${target}.vsix`);
await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
const folder = await stage(root, target);
await mkdir(dirname(out), { recursive: true });
const vsce = resolve(root, 'node_modules', '@vscode', 'vsce', 'vsce');
const flags = [
  '--target',
  target,
  '--out',
  out,
  '--allow-missing-repository',
  '--skip-license',
  '--no-rewrite-relative-links',
];
await run(process.execPath, [vsce, 'package', ...flags], { cwd: folder, limitSeconds: 300 });
console.log(out);

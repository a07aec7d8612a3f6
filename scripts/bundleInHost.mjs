// Bundles the tests that run inside the extension host into one file: `node scripts/bundleInHost.mjs OUTFILE`.
import { build } from 'esbuild';

await build({
  entryPoints: ['test/extension/inHost/index.ts'],
  outfile: process.argv[2],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
  logOverride: { 'require-resolve-not-external': 'silent' },
});

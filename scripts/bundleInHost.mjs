// Bundles what runs inside the extension host: the tests, and what the benchmarks measure there.
// `node scripts/bundleInHost.mjs FOLDER`
import { build } from 'esbuild';

await build({
  entryPoints: {
    inHost: 'test/extension/inHost/index.ts',
    measures: 'test/extension/inHost/measures.ts',
    notebookMeasures: 'test/extension/inHost/notebookMeasures.ts',
  },
  outdir: process.argv[2],
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
  logOverride: { 'require-resolve-not-external': 'silent' },
});

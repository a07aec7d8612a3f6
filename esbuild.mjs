// Builds every bundle into dist/: one entry a process. `node-llama-cpp` stays outside, for it loads native binaries.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';

const production = process.argv.includes('--production');
/** Only English messages of the schema library are ever shown; its forty others would be half of every bundle. */
const englishSchemas = {
  name: 'english-schemas',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, ({ path }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: dirname(path),
    }));
  },
};
/** All features stand in a file of their own, so that an editor that has no mathematics to read reads but a few pages. */
const featuresApart = {
  name: 'features-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/loadWorkshop\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './workshop.cjs', external: true } : undefined,
    );
  },
};
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  external: ['vscode', 'node-llama-cpp'],
  metafile: true,
  plugins: [englishSchemas, featuresApart],
};
const require = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
const entries = [
  { in: 'src/extension/activate.ts', out: 'dist/extension.cjs', format: 'cjs' },
  { in: 'src/extension/composition/loadWorkshop.ts', out: 'dist/workshop.cjs', format: 'cjs' },
  { in: 'src/extension/reading/thread.ts', out: 'dist/reading.cjs', format: 'cjs' },
  { in: 'src/extension/typeset/thread.ts', out: 'dist/typeset.cjs', format: 'cjs' },
  { in: 'src/extension/notebook/webview/main.ts', out: 'dist/notebookOutput.js', format: 'esm', browser: true },
  { in: 'src/extension/notebook/webview/cells.ts', out: 'dist/notebookCells.js', format: 'esm', browser: true },
  { in: 'src/runtime/worker/main.ts', out: 'dist/model.js', format: 'esm' },
  { in: 'src/runtime/symbolic/thread.ts', out: 'dist/symbolic.js', format: 'esm' },
  { in: 'src/extension/view/page/main.ts', out: 'dist/view.js', format: 'iife', browser: true },
  { in: 'src/extension/activateWeb.ts', out: 'dist/web/extension.js', format: 'cjs', worker: true },
  { in: 'src/runtime/symbolic/webThreadMain.ts', out: 'dist/web/symbolic.js', format: 'iife', worker: true },
  { in: 'src/extension/typeset/webThread.ts', out: 'dist/web/typeset.js', format: 'iife', worker: true },
  { in: 'src/cli/main.ts', out: 'dist/stepwise.js', format: 'esm', bin: true },
];
await Promise.all(
  entries
    .filter((entry) => existsSync(entry.in))
    .map((entry) =>
      build({
        ...common,
        entryPoints: [entry.in],
        outfile: entry.out,
        format: entry.format,
        ...((entry.browser || entry.worker) && { platform: 'browser', target: 'es2022' }),
        // The editor gives its interface to what is required.
        ...(entry.format === 'cjs' && { supported: { 'dynamic-import': false } }),
        // A worker has no document, which some packages' code for browsers uses.
        ...(entry.worker && { conditions: ['worker'] }),
        ...(entry.format === 'esm' &&
          !entry.browser && { banner: { js: (entry.bin ? '#!/usr/bin/env node\n' : '') + require } }),
      }),
    ),
);
// npm makes a program executable when it installs the package, not when the package builds it.
await Promise.all(entries.filter((entry) => entry.bin).map((entry) => chmod(entry.out, 0o755)));

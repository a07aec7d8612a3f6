/** The layers of ARCHITECTURE.md: what each may import. Imports point down only. */
const MAY = {
  core: [],
  document: ['core'],
  symbolic: ['core'],
  reward: ['core'],
  engine: ['core', 'document', 'symbolic', 'reward'],
  'runtime/protocol': ['core'],
  'runtime/client': ['core', 'runtime/protocol'],
  'runtime/worker': ['core', 'runtime/protocol'],
  'runtime/models': ['core'],
  'runtime/endpoint': ['core'],
  'runtime/native': ['core'],
  'runtime/symbolic': ['core', 'symbolic', 'runtime/protocol'],
  'runtime/sympy': ['core', 'runtime/symbolic'],
  tools: ['core', 'engine'],
  training: ['core', 'document', 'symbolic', 'reward', 'engine', 'runtime', 'evaluation'],
  evaluation: ['core', 'document', 'symbolic', 'reward', 'engine', 'runtime'],
  cli: ['core', 'document', 'symbolic', 'reward', 'engine', 'runtime', 'tools', 'training', 'evaluation'],
  extension: ['core', 'document', 'symbolic', 'reward', 'engine', 'runtime', 'tools'],
};
const only = (name, pathNot, to) => ({ name, severity: 'error', from: { path: '^src/', pathNot }, to });

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-test-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-file-outside-a-layer',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${Object.keys(MAY).join('|')})/` },
    },
    ...Object.entries(MAY).map(([layer, allowed]) => ({
      name: `${layer.replace('/', '-')}-imports-down`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
    })),
    only('vscode-only-in-extension', '^src/extension/', { path: '^vscode$' }),
    only('native-only-in-worker', '^src/runtime/worker/', { path: 'node-llama-cpp' }),
    {
      name: 'pure-layers-no-node',
      severity: 'error',
      from: { path: '^src/(core|document|symbolic|reward|engine|tools)/' },
      to: { dependencyTypes: ['core'] },
    },
    // What runs in a webview's page gets data from its own folder's neighbours, and nothing of the editor's or of Node's.
    {
      name: 'pages-take-messages-only',
      severity: 'error',
      from: { path: '^src/extension/(view/page|pages)/' },
      to: { path: '^(src/|vscode$)', pathNot: '^src/extension/(pages/|view/(page/|protocol\\.ts$))' },
    },
    {
      name: 'outputs-take-messages-only',
      severity: 'error',
      from: { path: '^src/extension/notebook/webview/' },
      to: { path: '^(src/|vscode$)', pathNot: '^src/extension/(pages|notebook/(webview|output))/' },
    },
    {
      name: 'pages-no-node',
      severity: 'error',
      from: { path: '^src/extension/(pages|view/page|notebook/webview)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // The build script has the name of the package it imports, and is taken for it.
    exclude: { path: '^esbuild\\.mjs$' },
  },
};

// `npm start`: gets the default model, solves the problems of examples/ and shows every step with its verdict.
// `npm start -- --editor`: opens a real VS Code in the browser with the extension in it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stepwise = fileURLToPath(new URL('../dist/stepwise.js', import.meta.url));
const EXAMPLES = ['examples/problems.md', 'examples/exercises.tex'];
const MODEL = 'qwen2.5-coder-1.5b-instruct';

/** Runs a command in the foreground and gives its exit status. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}

async function step(title, args) {
  console.log(`\n${title}`);
  const status = await run(process.execPath, args);
  if (status > 1) throw new Error(`“stepwise ${args.slice(1).join(' ')}” ended with status ${status}.`);
}

async function solveExamples(options) {
  console.log('Stepwise Math solves the problems of examples/ on this machine with a model of 1.1 GB.');
  console.log('The model is downloaded once and kept; nothing else leaves or enters this machine.');
  await step('The model', [stepwise, 'models', 'get', MODEL]);
  for (const file of EXAMPLES) await step(`Solving ${file}`, [stepwise, 'solve', file, ...options]);
  await step('Checking the steps that stand in examples/', [stepwise, 'check', ...EXAMPLES, ...options]);
}

async function openEditor() {
  const script = fileURLToPath(new URL('openEditor.mjs', import.meta.url));
  const status = await run(process.execPath, [script]);
  if (status !== 0) throw new Error(`The editor ended with status ${status}.`);
}

try {
  if (!existsSync(stepwise)) throw new Error('The project is not built yet. Run npm ci first.');
  const options = process.argv.slice(2);
  if (options.includes('--editor')) await openEditor();
  else await solveExamples(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

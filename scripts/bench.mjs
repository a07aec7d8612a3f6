// `npm run bench [-- NAME ...]`: runs the programs in bench/ (all of them, or those named) and writes docs/bench/NAME.md.
// Each writes its page, in Markdown, to the file that it is given; what it prints is for whoever waits.
import { mkdir, readdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { run } from './command.mjs';
import { runTypescript } from './runTypescript.mjs';

const LIMIT_SECONDS = 1800;
const root = resolve(import.meta.dirname, '..');

const known = (await readdir(resolve(root, 'bench'))).flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
const named = process.argv.slice(2);
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
await mkdir(resolve(root, 'docs', 'bench'), { recursive: true });
for (const name of named.length > 0 ? named : known) {
  console.log(`== ${name}`);
  await runTypescript(`bench/${name}.ts`, [resolve(root, 'docs', 'bench', `${name}.md`)], {
    limitSeconds: LIMIT_SECONDS,
    show: true,
    env: { STEPWISE_BENCH_MACHINE: machine() },
  });
}
await run(process.execPath, ['esbuild.mjs'], { cwd: root });

function machine() {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim()}, ${cpus().length} cores, ${gigabytes} GiB, Node ${process.version}`;
}

import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../../src/core/logger.ts';
import {
  cellDerivations,
  cellTasks,
  contextBelow,
  derivationsIn,
  DocumentReader,
  markEdit,
  problemAt,
  readCells,
  solutionEdit,
} from '../../../../src/document/index.ts';
import { readHere } from '../../../../src/extension/reading/readHere.ts';
import type { Reading } from '../../../../src/extension/reading/reading.ts';
import { ReadingThread } from '../../../../src/extension/reading/readingThread.ts';
import { plainWords } from '../../../../src/extension/words.ts';

const SECTION =
  '## Exercise\n\nSolve $2(x + 3) = 16$.\n\n1. $2x + 6 = 16$\n2. $2x = 10$ <!-- stepwise-given -->\n3. $x = 5$\n\n';
const MACRO = '\\newcommand{\\R}{\\mathbb{R}}\n\n';

let folder = '';
let script = '';
let reading: ReadingThread;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-reading-'));
  script = join(folder, 'reading.cjs');
  await build({
    entryPoints: ['src/extension/reading/thread.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  reading = new ReadingThread(script, silent, plainWords);
}, 60_000);

afterAll(async () => {
  reading.dispose();
  await rm(folder, { recursive: true });
});

describe('the reading thread', () => {
  it('finds what is found without it: derivations with their marks, macros and problems', async () => {
    const text = MACRO + SECTION.repeat(3);
    const { derivations, left } = await reading.derivationsNear(text, 'markdown', 0, 1000);
    expect(left).toBe(0);
    expect(derivations).toEqual(derivationsIn(text, 'markdown'));
    expect(derivations[0]?.steps[1]).toMatchObject({ mark: 'given' });
    expect(derivations[0]?.problem?.macros).toEqual({ '\\R': '\\mathbb{R}' });
  });

  it('answers every question as it is answered without a thread', async () => {
    const [text, at] = [MACRO + SECTION.repeat(60), { start: MACRO.length + 20, end: MACRO.length + 20 }];
    const cell = { text: SECTION, language: 'markdown' } as const;
    const cells = { macros: { '\\two': '2' }, above: null };
    const problem = { text: 'Solve $2(x + 3) = 16$.', language: 'markdown', span: { start: 13, end: 35 } } as const;
    const answers = (asked: Reading): Promise<readonly unknown[]> =>
      Promise.all([
        asked.derivationsNear(text, 'markdown', 0, 100),
        asked.derivationsNear(SECTION, 'markdown', 0, 100, cells),
        asked.landmarks(text, 'markdown', 0, 50),
        asked.problemAt(text, 'markdown', at),
        asked.placeAt(text, 'markdown', at.start),
        asked.markEdits(SECTION, 'markdown', { start: 40, end: 55 }),
        asked.cells({ ...cells, cells: [cell, null, cell] }),
        asked.cellTasks(cell, cells),
        asked.solutionEdit(SECTION, problem, '1. $x = 5$'),
      ]);
    expect(await answers(reading)).toEqual(await answers(readHere()));
  });

  it('gives many derivations in parts, and says how many it left out', async () => {
    const text = SECTION.repeat(120);
    const near = SECTION.length * 60 + 5;
    const some = await reading.derivationsNear(text, 'markdown', near, 300);
    expect(some.derivations).toHaveLength(100);
    expect(some.left).toBe(20);
    const starts = some.derivations.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[0]).toBeLessThan(near);
    expect(starts.at(-1)).toBeGreaterThan(near);
  });

  it('finds the problem at a place, and the edit that answers it', async () => {
    const at = { start: 20, end: 20 };
    const problem = await reading.problemAt(SECTION, 'markdown', at);
    expect(problem).toEqual(problemAt(SECTION, 'markdown', at));
    expect(problem?.text).toBe('Solve $2(x + 3) = 16$.');
    const rendered = '<!-- stepwise:begin -->\n1. $x = 5$\n<!-- stepwise:end -->';
    const edit = await reading.solutionEdit(SECTION, problem!, rendered);
    expect(edit).toEqual(solutionEdit(SECTION, problem!, rendered));
    expect(await reading.problemAt('', 'latex', { start: 0, end: 0 })).toBeNull();
  });

  it('keeps the macros of a derivation that answers no problem', async () => {
    const text = `${MACRO}$$\n\\begin{align}\na &= \\R \\\\\n&= 2\n\\end{align}\n$$\n`;
    const { derivations } = await reading.derivationsNear(text, 'markdown', 0, 10);
    expect(derivations).toEqual(derivationsIn(text, 'markdown'));
    expect(derivations[0]).toMatchObject({ macros: { '\\R': '\\mathbb{R}' } });
  });

  it('tells what stands at a place, the landmarks around it, and how to mark a step', async () => {
    const text = SECTION.repeat(4);
    const at = text.indexOf('$2x = 10$', SECTION.length);
    const here = new DocumentReader();
    const place = await reading.placeAt(text, 'markdown', at);
    expect(place).toEqual(here.placeAt(text, 'markdown', at));
    expect(place.derivation?.span.start).toBeGreaterThan(SECTION.length);
    const landmarks = await reading.landmarks(text, 'markdown', at, 2);
    expect(landmarks).toEqual(here.landmarks(text, 'markdown', at, 2));
    expect(landmarks.derivations).toHaveLength(2);
    const step = { start: text.indexOf('$x = 5$'), end: text.indexOf('$x = 5$') + 7 };
    const edits = await reading.markEdits(text, 'markdown', step);
    expect(edits.given).toEqual(markEdit(text, 'markdown', { text: '$x = 5$', span: step }, 'given'));
    expect(edits.ignore?.text).toContain('stepwise-ignore');
  });

  it('reads cells with what those above add to each', async () => {
    const cells = [MACRO, null, 'Solve $2x = \\R$.', '1. $x = 3$\n2. $2x = 6$'].map((text) => {
      return text === null ? null : { text, language: 'markdown' as const };
    });
    const asked = { macros: { '\\two': '2' }, above: null, cells };
    const read = await reading.cells(asked);
    expect(read).toEqual(readCells(asked));
    expect(read.derivations.map((own) => own.length)).toEqual([0, 0, 0, 1]);
    expect(read.derivations[3]?.[0]?.problem?.text).toBe('Solve $2x = \\R$.');
    expect(Object.keys(read.macros)).toEqual(['\\two', '\\R']);
  });

  it('reads one cell below others: what is nearest in it, and what there is to do', async () => {
    const above = { macros: { '\\two': '2' }, above: { text: 'Solve $\\two x = 6$.', language: 'markdown' as const } };
    const cell = { text: '1. $x = 3$\n2. $\\two x = 6$\n\n## Next\n\n'.repeat(60), language: 'markdown' as const };
    const all = cellDerivations(cell, contextBelow(above));
    expect(all[0]?.problem).toMatchObject({ text: 'Solve $\\two x = 6$.', macros: { '\\two': '2' } });
    const near = await reading.derivationsNear(cell.text, 'markdown', 0, 20, above);
    expect(near).toEqual({ derivations: all.slice(0, 10), left: 50 });
    const tasks = await reading.cellTasks(cell, above);
    expect(tasks).toEqual(cellTasks(cell, contextBelow(above)));
    expect(tasks).toHaveLength(60);
    expect(await reading.cellTasks({ text: '', language: 'markdown' }, above)).toEqual([]);
  });

  it('says that nothing was done where a document takes too long, and serves the next question', async () => {
    const hasty = new ReadingThread(script, silent, plainWords, 1);
    await expect(hasty.derivationsNear(SECTION, 'markdown', 0, 10)).rejects.toMatchObject({ code: 'too-large' });
    hasty.dispose();
  });

  it('leaves this thread free while it reads a megabyte', async () => {
    const text = SECTION.repeat(Math.ceil(1_000_000 / SECTION.length));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const began = process.cpuUsage();
    const { derivations, left } = await reading.derivationsNear(text, 'markdown', 500_000, 300);
    clearInterval(watch);
    expect(derivations).toHaveLength(100);
    expect(left).toBeGreaterThan(5000);
    // The thread took far longer than this one was ever kept from its timers.
    expect(longest).toBeLessThan(process.cpuUsage(began).user / 1000);
  }, 120_000);
});

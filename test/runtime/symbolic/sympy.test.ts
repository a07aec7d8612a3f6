import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../src/core/logger.ts';
import { SymbolicHost } from '../../../src/runtime/symbolic/host.ts';
import { Sympy, type SympyOptions } from '../../../src/runtime/sympy/sympy.ts';
import { WitnessWithSympy } from '../../../src/runtime/sympy/witnessWithSympy.ts';
import { built } from '../support/builtChild.ts';
import { pythonOf } from '../support/sympyPython.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const thread = `${root}out/test/symbolic.js`;
const script = join(root, 'data', 'sympy', 'second_opinion.py');
const own: { dispose(): void }[] = [];
const failures: string[] = [];
let python = '';

function sympy(changes: Partial<SympyOptions> = {}): Sympy {
  const made = new Sympy({ python, script, limitMs: 60_000, logger: silent, ...changes });
  own.push(made);
  return made;
}

function witness(behind: Sympy): WitnessWithSympy {
  const made = new WitnessWithSympy(new SymbolicHost({ script: thread, limitMs: 5000 }), behind, ({ message }) => {
    failures.push(message);
  });
  own.push(made);
  return made;
}

const step = (text: string): { problem: null; previous: string[]; step: string } => ({
  problem: null,
  previous: [],
  step: text,
});

const slow = ['^', ['+', ...Array.from({ length: 6 }, (_, k) => ['var', k] as const)], ['num', '60']] as const;
const longQuestion = { left: ['call', 'sin', slow], right: ['call', 'cos', slow], variables: 6 } as const;

beforeAll(async () => {
  python = await pythonOf('sympy');
  const banner = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
  const entryPoints = [`${root}src/runtime/symbolic/thread.ts`];
  await build({ entryPoints, outfile: thread, bundle: true, platform: 'node', format: 'esm', banner: { js: banner } });
}, 300_000);

afterAll(() => {
  for (const made of own) made.dispose();
});

describe('a second opinion of SymPy', () => {
  it('proves what the own decider leaves undecided, and says who did', async () => {
    const asked = witness(sympy());
    const claims = [
      '\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}',
      '\\int_0^{\\pi} x \\sin x \\cos^2 x dx = \\frac{\\pi}{3}',
    ];
    for (const claim of claims) {
      const { outcome, reason } = await asked.checkStep(step(`$${claim}$`));
      expect({ claim, outcome }).toEqual({ claim, outcome: 'proved' });
      expect(reason).toMatch(/^SymPy 1\.14/);
    }
  });

  it('proves nothing that is wrong, and refutes nothing that only it computes', async () => {
    const asked = witness(sympy());
    const wrong = [
      '\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{3}',
      '\\int_0^{\\pi} x \\sin x \\cos^2 x dx = \\frac{\\pi}{4}',
    ];
    for (const claim of wrong) expect((await asked.checkStep(step(`$${claim}$`))).outcome).toBe('undecided');
  });

  it('is not asked where the own decider knows', async () => {
    const behind = sympy();
    const asked = witness(behind);
    expect(await asked.checkStep(step('$48 / 2 = 24$'))).toMatchObject({ outcome: 'proved' });
    expect(await asked.checkStep(step('$48 / 2 = 25$'))).toMatchObject({ outcome: 'refuted' });
    expect(behind.pid).toBeNull();
  });

  it('answers by trees alone: what is no tree of a known kind is unknown', async () => {
    const asked = sympy();
    const one = ['num', '1'] as const;
    for (const left of [['num', '__import__("os")'], ['call', 'exec', one], ['subclasses'], ['const', 'x'], []]) {
      expect(await asked.ask({ left, right: one, variables: 0 })).toMatchObject({ answer: 'unknown' });
    }
    expect(await asked.ask({ left: ['+', one, one], right: ['num', '2'], variables: 0 })).toEqual({
      id: 6,
      answer: 'equal',
    });
  });

  it('is given up past its time, and the next question works', async () => {
    const asked = sympy({ limitMs: 3000 });
    await asked.start();
    const started = performance.now();
    expect(await asked.ask(longQuestion)).toEqual({ answer: 'unknown' });
    expect(performance.now() - started).toBeLessThan(8000);
    expect(asked.pid).toBeNull();
    const two = { left: ['num', '4/2'], right: ['num', '2'], variables: 0 } as const;
    expect(await asked.ask(two)).toMatchObject({ answer: 'equal' });
  });

  it('says what is missing where Python or SymPy is, and checks go on', async () => {
    await expect(sympy({ python: join(root, 'no', 'such', 'python') }).start()).rejects.toThrow(
      /SymPy cannot be used.*ENOENT/,
    );
    await expect(sympy({ python: await pythonOf('bare') }).start()).rejects.toThrow(
      /no usable SymPy.*pip install sympy/,
    );
    const asked = witness(sympy({ python: await pythonOf('bare') }));
    const open = step('$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$');
    expect((await asked.checkStep(open)).outcome).toBe('undecided');
    expect((await asked.checkStep(open)).outcome).toBe('undecided');
    expect(await asked.checkStep(step('$1 + 1 = 2$'))).toMatchObject({ outcome: 'proved' });
    expect(failures).toHaveLength(1);
  });

  it('ends with the process that asked, also when that is killed in the middle of a question', async () => {
    const host = built(join('test', 'runtime', 'support', 'sympyHost.ts'), 'sympyHost.js');
    const parent = fork(host, [python, script], { execArgv: [] });
    const [pid] = (await once(parent, 'message')) as [number];
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    for (let tries = 0; tries < 100 && isAlive(pid); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

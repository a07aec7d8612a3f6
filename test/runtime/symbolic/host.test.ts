import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SymbolicHost } from '../../../src/runtime/symbolic/host.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const script = `${root}out/test/symbolic.js`;
const hosts: SymbolicHost[] = [];

function host(limitMs = 1000, memoryMb = 256): SymbolicHost {
  const made = new SymbolicHost({ script, limitMs, memoryMb });
  hosts.push(made);
  return made;
}

const step = (text: string): { problem: null; previous: string[]; step: string } => ({
  problem: null,
  previous: [],
  step: text,
});

beforeAll(async () => {
  const banner = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
  await build({
    entryPoints: [`${root}src/runtime/symbolic/thread.ts`],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: banner },
  });
});

afterAll(() => {
  for (const made of hosts) made.dispose();
});

describe('the symbolic host', () => {
  it('checks, compares and calculates in its thread', async () => {
    const witness = host();
    expect(await witness.checkStep(step('48 / 2 = 24'))).toMatchObject({ witness: 'symbolic', outcome: 'proved' });
    expect(await witness.checkStep(step('48 / 2 = 25'))).toMatchObject({ outcome: 'refuted' });
    expect(await witness.compareAnswers('1/2', '0.5')).toMatchObject({ verdict: 'equal' });
    expect(await witness.compareAnswers('7.5', '8', 'gsm8k')).toHaveProperty('verdict');
    expect(await witness.calculate('a = 6 / 4')).toMatchObject({ lines: [{ value: '1.5' }], failed: null });
  });

  it('answers many at once, each its own', async () => {
    const witness = host();
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const values = await Promise.all(numbers.map((n) => witness.calculate(`a = ${n} * 2`)));
    expect(values.map((value) => value.lines[0]?.value)).toEqual(numbers.map((n) => String(2 * n)));
  });

  it('loses only what is too large of the many that it is given together', async () => {
    const witness = host(250);
    await witness.calculate('a = 1');
    const bomb = Array.from({ length: 4000 }, () => '$\\frac{1}{3} + \\frac{1}{7} = \\frac{10}{21}$').join(' ');
    const asked = [step('1 + 1 = 2'), step('2 + 2 = 4'), step(bomb), step('3 + 3 = 6'), step('4 + 4 = 9')];
    const outcomes = (await Promise.all(asked.map((one) => witness.checkStep(one)))).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['proved', 'proved', 'undecided', 'proved', 'refuted']);
  });

  it('is undecided past its time, and the next check works', async () => {
    const witness = host(1);
    await witness.compareAnswers('1', '1');
    const long = Array.from({ length: 4000 }, () => '$\\frac{1}{3} + \\frac{1}{7} = \\frac{10}{21}$').join(' ');
    const late = await witness.checkStep(step(long));
    expect(late).toMatchObject({ outcome: 'undecided', findings: [] });
    expect(late.reason).toMatch(/too large/);
    const patient = host(2000);
    expect(await patient.checkStep(step('1 + 1 = 2'))).toMatchObject({ outcome: 'proved' });
  });

  it.each(['$9^{9^{9^9}} = 1$', '$1000000! = 2$', `$${'('.repeat(3000)}1${')'.repeat(3000)} = 1$`])(
    'a bomb leaves the next check working: %#',
    async (bomb) => {
      const witness = host(250);
      await witness.checkStep(step('1 + 1 = 2'));
      const started = performance.now();
      expect((await witness.checkStep(step(bomb))).outcome).not.toBe('proved');
      expect(performance.now() - started).toBeLessThan(2500);
      expect(await witness.calculate('a = 1 + 1')).toMatchObject({ lines: [{ value: '2' }] });
    },
  );

  it('gives up a macro that calls itself, and checks on', async () => {
    const witness = host(250);
    await witness.checkStep(step('1 + 1 = 2'));
    const macros = { '\\a': '\\b + \\a', '\\b': '\\a\\a' };
    const late = await witness.checkStep({ ...step('$\\a = 1$'), macros });
    expect(late).toMatchObject({ outcome: 'undecided' });
    expect(late.reason).toMatch(/too large/);
    expect(await witness.checkStep(step('2 + 2 = 5'))).toMatchObject({ outcome: 'refuted' });
  });

  it('is cut short by at most 50 milliseconds of work past its limit', async () => {
    const witness = host(100);
    await witness.checkStep(step('1 + 1 = 2'));
    const long = Array.from({ length: 4000 }, () => '$\\frac{1}{3} + \\frac{1}{7} = \\frac{10}{21}$').join(' ');
    const [before, started] = [process.cpuUsage(), performance.now()];
    const late = await witness.checkStep(step(long));
    const passed = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    expect(late).toMatchObject({ outcome: 'undecided', passing: true });
    // The clock tells other programs' work too, the processor's time that of threads beside the one that checks.
    expect(Math.min(passed, (user + system) / 1000)).toBeLessThan(150);
  });

  it('drops a check that is not wanted any more', async () => {
    const witness = host();
    const controller = new AbortController();
    const first = witness.checkStep(step('1 + 1 = 2'));
    const second = witness.checkStep(step('2 + 2 = 4'), controller.signal);
    controller.abort();
    await expect(second).rejects.toThrow(/abort/i);
    expect(await first).toMatchObject({ outcome: 'proved' });
    await expect(witness.checkStep(step('1 = 1'), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  it('rejects what waits when it is disposed, and starts again when asked again', async () => {
    const witness = host();
    const waiting = witness.calculate('a = 1');
    witness.dispose();
    await expect(waiting).rejects.toThrow('Stopped');
    expect(await witness.calculate('a = 2')).toMatchObject({ lines: [{ value: '2' }] });
  });

  it('says so when its thread cannot start', async () => {
    const broken = new SymbolicHost({ script: `${root}no/such/thread.js` });
    hosts.push(broken);
    await expect(broken.calculate('a = 1')).rejects.toThrow(/does not start/);
  });
});

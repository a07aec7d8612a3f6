import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../../src/symbolic/calculate/calculate.ts';

/** Value and shown relation of the last line. */
const last = (source: string): readonly [string, string] => {
  const { lines, failed } = calculate(source);
  const line = lines.at(-1);
  if (line === undefined || failed !== null) throw new Error(failed?.reason ?? 'nothing');
  return [line.substituted, line.value];
};

describe('arithmetic', () => {
  it.each([
    ['a = 36 / 4', '36 / 4', '9'],
    ['a = 2 + 3 * 4', '2 + 3 * 4', '14'],
    ['a = (2 + 3) * 4', '(2 + 3) * 4', '20'],
    ['a = 10 - (4 - 1)', '10 - (4 - 1)', '7'],
    ['a = 10 - 4 - 1', '10 - 4 - 1', '5'],
    ['a = 2 ** 3 ** 2', '2^(3^2)', '512'],
    ['a = -2 ** 2', '-2^2', '-4'],
    ['a = (-2) ** 2', '(-2)^2', '4'],
    ['a = 1 / 3', '1 / 3', '1/3'],
    ['a = 1 / 8', '1 / 8', '0.125'],
    ['a = 0.1 + 0.2', '0.1 + 0.2', '0.3'],
    ['a = 7 // 2', 'floor(7 / 2)', '3'],
    ['a = -7 // 2', 'floor(-7 / 2)', '-4'],
    ['a = 17 % 5', '17 mod 5', '2'],
    ['a = 80 * 15%', '80 * 15%', '12'],
    ['a = 15% * 80', '15% * 80', '12'],
    ['a = $1,250 + $50', '1250 + 50', '1300'],
    ['a = 3 × 4 ÷ 6', '3 * 4 / 6', '2'],
    ['a = max(2, 5, 3) - min(2, 5)', 'max(2, 5, 3) - min(2, 5)', '3'],
    ['a = round(2.675, 2)', 'round(2.675, 2)', '2.68'],
    ['a = round(5 / 2)', 'round(5 / 2)', '2'],
    ['a = math.ceil(7 / 2)', 'ceil(7 / 2)', '4'],
    ['a = int(-7 / 2)', 'int(-7 / 2)', '-3'],
    ['a = sqrt(49) + 8 ** (1 / 3)', 'sqrt(49) + 8^(1 / 3)', '9'],
    ['a = gcd(12, 18) + lcm(4, 6)', 'gcd(12, 18) + lcm(4, 6)', '18'],
    ['a = max((2 + 3) * 4, 1)', 'max((2 + 3) * 4, 1)', '20'],
    ['a = sum([1, 2, 3])', 'sum(1, 2, 3)', '6'],
  ])('%s', (source, shown, value) => {
    expect(last(source)).toEqual([shown, value]);
  });

  it('is exact however large', () => {
    expect(last('a = 2 ** 200 - 2 ** 200 + 1')[1]).toBe('1');
    expect(last('a = 1 / 7 * 7')[1]).toBe('1');
  });
});

describe('named quantities', () => {
  it('are put in by their values', () => {
    const { lines, failed } = calculate(
      'pens = 3 * 12\ngiven = pens / 4  # a quarter\n\n# what is left\nleft = pens - given',
    );
    expect(failed).toBeNull();
    expect(lines).toEqual([
      { name: 'pens', substituted: '3 * 12', value: '36', latex: '36', joint: '=' },
      { name: 'given', substituted: '36 / 4', value: '9', latex: '9', joint: '=' },
      { name: 'left', substituted: '36 - 9', value: '27', latex: '27', joint: '=' },
    ]);
  });

  it('keep brackets where a value needs them', () => {
    expect(last('a = 0 - 3\nb = 5 - a')).toEqual(['5 - (-3)', '8']);
    expect(last('a = 1 / 3\nb = 6 / a')).toEqual(['6 / (1/3)', '18']);
    expect(last('a = 1 / 3\nb = a ** 2')).toEqual(['(1/3)^2', '1/9']);
  });

  it('may be given anew, and added to', () => {
    expect(last('total = 5\ntotal += 2 * 3\ntotal = total * 2')).toEqual(['11 * 2', '22']);
  });

  it('show fractions as LaTeX', () => {
    expect(calculate('a = -7 / 3').lines[0]?.latex).toBe('-\\frac{7}{3}');
  });
});

describe('what cannot be calculated', () => {
  it.each([
    ['a = boxes + 1', /“boxes” has no value yet/],
    ['a = 1 / 0', /divides by zero/],
    ['a = 1 % 0', /divides by zero/],
    ['a = 9 ** 9 ** 9 ** 9', /too large/],
    ['a = 7 ** 1000 ** 2', /too large/],
    ['a = sqrt(2)', /not a fraction/],
    ['a = (-8) ** 0.5', /not a fraction/],
    ['a = system(1)', /no function “system”/],
    ['a = constructor(1)', /no function “constructor”/],
    ['a = __proto__', /no value yet/],
    ['a = 2 +', /ends too early/],
    ['a = (2 + 3', /“\)” is missing/],
    ['a = 2 3', /not expected/],
    ['a = "text"', /cannot be read/],
    ['a = max()', /needed/],
    ['print(5)', /no relation/],
    ['a == 5', /no relation/],
    [`a = ${'('.repeat(100)}1${')'.repeat(100)}`, /too deeply/],
    [`a = ${'1 + '.repeat(300)}1`, /too long/],
  ])('%s', (source, reason) => {
    const { lines, failed } = calculate(source);
    expect(lines).toEqual([]);
    expect(failed?.reason).toMatch(reason);
  });

  it('stops there, and keeps what came before', () => {
    const { lines, failed } = calculate('a = 1\n# note\nb = cost\nd = 2');
    expect(lines).toHaveLength(1);
    expect(failed).toMatchObject({ line: 2 });
  });

  it('never throws on any text', () => {
    const noise = fc.string({ unit: fc.constantFrom(...Array.from('ab=+-*/%^()[],.#\n 0129$_eπ"')), maxLength: 80 });
    fc.assert(
      fc.property(
        fc.oneof(
          noise,
          noise.map((text) => `a = ${text}`),
          fc.string(),
        ),
        (source) => {
          expect(calculate(source)).toHaveProperty('lines');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the shown relation', () => {
  const leaf = fc.oneof(fc.nat(20).map(String), fc.constantFrom('x', 'y'));
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('node'), fc.constantFrom('+', '-', '*', '/'), tie('node')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('node').map((a) => `(-${a})`),
      fc.tuple(tie('node'), fc.constantFrom('2', '3')).map(([a, k]) => `(${a} ** ${k})`),
    ),
  })).node;

  it('has the same value as the relation it shows', () => {
    fc.assert(
      fc.property(tree, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }), (source, x, y) => {
        const { lines, failed } = calculate(`x = ${x}\ny = 1 / ${y}\nz = ${source}`);
        fc.pre(failed === null);
        const again = calculate(`z = ${lines[2]!.substituted}`);
        expect(again.lines[0]?.value).toBe(lines[2]!.value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('algebra', () => {
  it.each([
    ['answer = solve(5*x - 4 = 2*x + 11, x)', 'x = 5'],
    ['answer = solve(x^2 + x = 12, x)', 'x = 3 or x = -4'],
    ['answer = solve(x**2 = -1, x)', 'no real solution'],
    ['f = x^4 - 3*x^2\nanswer = diff(f, x)', '4*x^3 - 6*x'],
    ['answer = integrate(2*x + 1, x, 0, 3)', '12'],
    ['answer = integrate(2*x, x)', 'x^2 + C'],
    ['answer = expand((x + 1)^2)', 'x^2 + 2*x + 1'],
    ['x = solve(3*x + 7 = 22, x)\nanswer = x + 1', '6'],
  ])('%s', (source, value) => {
    const compact = (text: string): string => text.replace(/[\s*]/g, '');
    expect(compact(last(source)[1])).toBe(compact(value));
  });

  it('says that solutions follow from an equation, and a value equals what it is of', () => {
    const { lines } = calculate('a = solve(2*x = 6, x)\nb = diff(x^2, x)');
    expect(lines.map(({ joint }) => joint)).toEqual(['\\implies', '=']);
    expect(lines[1]?.substituted).toContain('\\frac{d}{dx}');
  });

  it.each([
    ['a = solve(x + 1, x)', /Only an equation/],
    ['a = solve(x*y = 1)', /which variable/],
    ['a = diff()', /cannot be read|missing/],
    ['a = solve(x^5 - x - 1 = 0, x)', /not all found/],
    ['a = integrate(exp(x^2), x)', /not found/],
  ])('%s', (source, reason) => {
    expect(calculate(source).failed?.reason).toMatch(reason);
  });
});

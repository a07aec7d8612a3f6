import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculatedReader } from '../../../src/engine/reading/calculatedReader.ts';
import { cutLines, cutParagraphs, withoutMark } from '../../../src/engine/reading/lines.ts';
import { relationLines } from '../../../src/engine/reading/relationLines.ts';
import { statedValue } from '../../../src/engine/reading/statedValue.ts';
import { stepsReader } from '../../../src/engine/reading/stepsReader.ts';
import { realWitness } from './realWitness.ts';

describe('cutting a text that is still being written', () => {
  it('keeps the last line back until the text has ended', () => {
    expect(cutLines('a\nb\nc', false)).toEqual({ complete: ['a', 'b'], rest: 'c' });
    expect(cutLines('a\nb\nc', true)).toEqual({ complete: ['a', 'b', 'c'], rest: '' });
    expect(cutLines('a\n', false)).toEqual({ complete: ['a'], rest: '' });
  });

  it('leaves out empty lines', () => {
    expect(cutLines('a\r\n\r\n  \nb\n', true).complete).toEqual(['a', 'b']);
  });

  it('keeps a displayed formula in its paragraph', () => {
    const text = 'We multiply:\n\\[\n3 \\cdot 4 = 12\n\\]\n\nSo it is 12.\n \n\nDone';
    expect(cutParagraphs(text, false)).toEqual({
      complete: ['We multiply:\n\\[\n3 \\cdot 4 = 12\n\\]', 'So it is 12.'],
      rest: 'Done',
    });
  });

  it('never takes back a complete line as the text grows, and loses no character but breaks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '1', '='), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(60), (whole, cut) => {
        const early = cutLines(whole.slice(0, cut), false).complete;
        const late = cutLines(whole, true).complete;
        expect(late.slice(0, early.length)).toEqual(early);
        expect(late.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      }),
    );
  });
});

describe('a line without its mark', () => {
  it.each([
    ['1. Add them', 'Add them'],
    ['12) Add them', 'Add them'],
    ['- Add them', 'Add them'],
    ['* Add them', 'Add them'],
    ['Step 3: Add them', 'Add them'],
    ['**Step 3:** Add them', 'Add them'],
    ['  2.5 + 2.5 = 5', '2.5 + 2.5 = 5'],
    ['-3 + 5 = 2', '-3 + 5 = 2'],
    ['3 + 4 = 7', '3 + 4 = 7'],
  ])('%s', (line, expected) => {
    expect(withoutMark(line)).toBe(expected);
  });
});

describe('the relations of a calculated solution', () => {
  it('come with the words behind or before them', () => {
    const lines = [
      '# Pens in all.',
      'pens = 3 * 12  ',
      'given = pens / 4  # a quarter is given away',
      'left = pens - given',
    ];
    expect(relationLines(lines)).toEqual([
      { relation: 'pens = 3 * 12', words: 'Pens in all.' },
      { relation: 'given = pens / 4', words: 'a quarter is given away' },
      { relation: 'left = pens - given', words: '' },
    ]);
  });

  it('join several comments before one', () => {
    expect(relationLines(['# One.', '# Two.', 'a = 1'])).toEqual([{ relation: 'a = 1', words: 'One. Two.' }]);
  });

  it('pass over what is no relation', () => {
    const lines = ['```python', 'def solution():', '    pens = 3', 'return pens', 'import os', 'a == b', '```'];
    expect(relationLines(lines)).toEqual([{ relation: 'pens = 3', words: '' }]);
  });
});

describe('the value a step states', () => {
  it.each([
    ['48 / 2 = 24', '24'],
    ['He has 3 * 4 = 12 pens.', '12'],
    ['Total: $120 + $30 = $150.', '150'],
    ['It costs \\$1,250', null],
    ['So the total is $1,250.', '1250'],
    ['The answer is 7/2.', '7/2'],
    ['The final answer: **18**', '18'],
    ['So $x = 2y + 1$', '2y + 1'],
    ['That makes 40% = 40%', '40%'],
    ['We add both sides.', null],
    ['', null],
  ])('case %#', (text, expected) => {
    expect(statedValue(text)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = statedValue(text);
        expect(value === null || value.length > 0).toBe(true);
      }),
    );
  });
});

describe('reading prose steps', () => {
  const read = stepsReader(cutLines);

  it('gives steps, values and the answer', async () => {
    const solution = await read('1. Half of 48: 48 / 2 = 24\n2. Sum: 48 + 24 = 72\nThe answer is 72.', true);
    expect(solution.steps.map((step) => step.text)).toEqual([
      'Half of 48: 48 / 2 = 24',
      'Sum: 48 + 24 = 72',
      'The answer is 72.',
    ]);
    expect(solution).toMatchObject({ answer: '72', values: ['24', '72', '72'], rest: '', fault: null });
  });

  it('shows the unfinished line', async () => {
    expect(await read('Half: 48 / 2 = 24\n- Sum: 48', false)).toMatchObject({
      steps: [{ text: 'Half: 48 / 2 = 24' }],
      rest: 'Sum: 48',
    });
  });

  it('has no answer before a step is complete', async () => {
    expect(await read('The answer is 4', false)).toMatchObject({ steps: [], answer: null });
    expect(await read('', true)).toMatchObject({ steps: [], answer: null });
  });
});

describe('reading a calculated solution', () => {
  const read = calculatedReader(realWitness);

  it('leaves out a line that only names a quantity again, and keeps its value as the answer', async () => {
    const solution = await read('pens = 3 * 12\nleft = pens / 4\nanswer = left', true);
    expect(solution.steps.map((step) => step.text)).toEqual(['pens: 3 * 12 = 36', 'left: 36 / 4 = 9']);
    expect(solution).toMatchObject({ answer: '9', values: ['36', '9', '9'], fault: null });
  });

  it('says a quantity in the model’s words where it gave some', async () => {
    const solution = await read('# Pens in three boxes.\npens = 3 * 12', true);
    expect(solution.steps[0]?.text).toBe('Pens in three boxes: 3 * 12 = 36');
  });

  it('shows solutions as following from their equation', async () => {
    const solution = await read('answer = solve(2*x = 6, x)', true);
    expect(solution.steps[0]?.text).toMatch(/^answer: \$.*\\implies x = 3\$$/);
    expect(solution.answer).toBe('x = 3');
  });

  it('has a fault where it cannot be calculated, or holds nothing', async () => {
    expect(await read('a = cost + 1', true)).toMatchObject({
      answer: null,
      fault: expect.stringMatching(/cost/) as string,
    });
    expect((await read('I do not know.', true)).fault).not.toBeNull();
    expect((await read('', false)).fault).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { markdownForm } from '../../../../src/extension/notebook/output/markdownForm.ts';
import { claimPieces, textPieces } from '../../../../src/extension/notebook/output/pieces.ts';
import { readOutput } from '../../../../src/extension/notebook/output/readOutput.ts';
import type { StepwiseOutput } from '../../../../src/extension/notebook/output/schema.ts';
import { type CellRun, writeOutput } from '../../../../src/extension/notebook/output/writeOutput.ts';
import { emptyProposal } from '../../../../src/extension/solve/proposal.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import { finding, judgedStep, learned, outcomeOf, symbolic } from '../samples.ts';

const right = judgedStep(0, 'verified', {
  step: { text: 'So $2x = 8$.' },
  score: 0.97,
  evidence: [symbolic('proved', [finding('proved', { claim: '2x = 8', reason: '' })]), learned(0.97)],
});
const counterexample = { at: { x: '4' }, left: '4', right: '5' };
const wrong = judgedStep(1, 'refuted', {
  step: { text: '$x = 5$' },
  evidence: [symbolic('refuted', [finding('refuted', { claim: 'x = 5', reason: 'It should be 4.', counterexample })])],
});

function run(changes: Partial<CellRun['proposal']> = {}, kind: CellRun['kind'] = 'solution'): CellRun {
  const judged = [right, wrong];
  const outcome = { ...outcomeOf(judged, 1), answer: '$x = 5$' };
  const proposal = {
    ...emptyProposal(),
    phase: 'done',
    steps: judged.map(({ step }) => step),
    judged,
    outcome,
  } as const;
  return { kind, proposal: { ...proposal, ...changes }, rows: [], macros: { '\\R': '\\mathbb{R}' } };
}

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const written = (changes = {}, kind: CellRun['kind'] = 'solution'): StepwiseOutput =>
  writeOutput(run(changes, kind), plainWords);

describe('the output of a run', () => {
  it('has the words, formulas, verdicts and evidence of each step', () => {
    const { title, summary, steps, answer } = written();
    expect([title, summary]).toEqual(['Solution', '2 steps: 1 refuted, 1 verified']);
    expect(steps[0]?.pieces).toEqual([
      { kind: 'words', text: 'So ' },
      { kind: 'math', text: '2x = 8' },
      { kind: 'words', text: '.' },
    ]);
    expect(steps.map(({ verdict, standing, score }) => [verdict, standing, score])).toEqual([
      ['verified', 'sound', 0.97],
      ['refuted', 'first-failing', null],
    ]);
    expect(steps[1]?.title).toBe('Step 2: refuted, the first failing step');
    expect(steps[1]?.findings[0]).toMatchObject({
      outcome: 'refuted',
      counterexample: matching(/x = 4/),
    });
    expect(answer).toEqual([{ kind: 'math', text: 'x = 5' }]);
  });

  it('is read back as it was written', () => {
    const output = written();
    expect(readOutput(JSON.stringify(output))).toEqual({ output });
  });

  it('is cut to what can be shown, however much was checked', () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ text: `$x = ${index}$` }));
    const formulas = '$x$, '.repeat(300);
    const steps = [{ text: formulas }, { text: 'word '.repeat(8000) }, { text: `$${'x + '.repeat(8000)}x$` }, ...many];
    const judged = [{ ...wrong, index: 3, evidence: [symbolic('refuted', new Array(150).fill(finding('refuted')))] }];
    const output = writeOutput(
      {
        ...run({ steps, judged, partial: formulas }, 'check'),
        macros: { '\\R': '\\mathbb{R}', '\\big': 'x'.repeat(3000) },
      },
      plainWords,
    );
    expect(readOutput(JSON.stringify(output))).toEqual({ output });
    expect(output.summary).toMatch(/The first 500 steps are shown\.$/);
    expect(output.steps[0]?.pieces.at(-1)?.text).toBe(' …');
    expect(output.macros).toEqual({ '\\R': '\\mathbb{R}' });
  });

  it('says what is being done, and what came of it', () => {
    expect(written({ phase: 'writing', steps: [], judged: [], outcome: null }).summary).toBe('Writing step 1 …');
    expect(written({ phase: 'writing' }, 'check').summary).toBe('Checking steps');
    expect(written({ phase: 'failed', message: 'The model stopped.' }).summary).toBe(
      'The model stopped. 2 steps: 1 refuted, 1 verified',
    );
    expect(written({ phase: 'stopped' }).summary).toBe('Stopped. 2 steps: 1 refuted, 1 verified');
  });

  it('shows a step that waits for its verdict without one', () => {
    const { steps } = written({ judged: [right] });
    expect(steps[1]).toMatchObject({ verdict: null, word: '', findings: [] });
  });

  it('states no answer for steps that were only checked', () => {
    expect(written({}, 'check').answer).toBeNull();
  });

  it('takes a row of a display formula as a formula', () => {
    expect(textPieces('&= x(x + 6) \\\\', true)).toEqual([{ kind: 'math', text: '= x(x + 6)' }]);
    expect(claimPieces('the sum of both is even')[0]?.kind).toBe('words');
  });
});

describe('the Markdown form of a run', () => {
  it('is a list of steps with verdicts in words, the reason of the first failure, and the answer', () => {
    expect(markdownForm(written())).toBe(
      [
        '**Solution** — 2 steps: 1 refuted, 1 verified',
        '1. So $2x = 8$\\. — ✓ *verified* 0.97\n' +
          '2. $x = 5$ — ✗ *refuted*\\\n' +
          '   It should be 4\\. At x = 4 the left side is 4, the right side is 5\\.',
        '**Answer:** $x = 5$',
      ].join('\n\n'),
    );
  });

  it('shows the step being written', () => {
    const output = written({ phase: 'writing', partial: 'Now $x =', outcome: null });
    expect(markdownForm(output)).toMatch(/^3\. .* …$/m);
  });

  it('holds no markup that its steps brought along', () => {
    const hostile = [{ text: '<script>alert(1)</script> [a](javascript:b) ![c](https://example.org/d) `e`' }];
    const text = markdownForm(written({ steps: hostile, judged: [], outcome: null }));
    expect(text).not.toMatch(/(?<!\\)[<[`]/);
  });
});

describe('reading an output', () => {
  it.each([
    ['no JSON', '{"version": 1, '],
    ['no object', '"text"'],
    ['nothing', ''],
    ['a step of another form', JSON.stringify({ ...written(), steps: [{ pieces: '<img>' }] })],
    ['six hundred steps', JSON.stringify({ ...written(), steps: Array(600).fill(written().steps[0]) })],
    ['a verdict that there is not', JSON.stringify(written()).replace('"verified"', '"certain"')],
  ])('refuses %s with one sentence', (_, json) => {
    expect(readOutput(json)).toEqual({ fault: matching(/^This result is damaged.*Run the cell again/) });
  });

  it('tells another version from a damaged one', () => {
    expect(readOutput(JSON.stringify({ ...written(), version: 2 }))).toEqual({
      fault: matching(/another version/),
    });
  });

  it('does not even parse what no run of this extension wrote', () => {
    const began = performance.now();
    expect(readOutput('['.repeat(5_000_000))).toEqual({ fault: matching(/too large/) });
    expect(performance.now() - began).toBeLessThan(50);
  });
});

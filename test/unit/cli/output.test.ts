import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilePlace } from '../../../src/cli/filePlace.ts';
import { judgedRow, solvedRow, verifiedRow } from '../../../src/cli/batch/judgedRow.ts';
import { outcomeLines, stepLines } from '../../../src/cli/output/annotatedSteps.ts';
import { offsetAt, positionAt } from '../../../src/cli/output/position.ts';
import { sarifLog } from '../../../src/cli/output/sarif.ts';
import { paintFor } from '../../../src/cli/output/style.ts';
import type { Outcome } from '../../../src/core/events.ts';
import type { JudgedStep } from '../../../src/core/verdict.ts';

const plain = paintFor({});
const refuted: JudgedStep = {
  step: { text: '3 + 4 = 8', span: { start: 6, end: 15 } },
  index: 1,
  verdict: 'refuted',
  score: null,
  evidence: [{ witness: 'symbolic', outcome: 'refuted', reason: 'The left side is 7.', findings: [] }],
};
const scored: JudgedStep = {
  step: { text: 'Half of\n 8 is 4' },
  index: 0,
  verdict: 'doubtful',
  score: 0.25,
  evidence: [
    { witness: 'learned', probability: 0.25, raw: 0.3, scorer: 's' },
    { witness: 'agreement', agree: 1, tries: 4 },
  ],
};
const outcome: Outcome = {
  derivation: { steps: [scored.step, refuted.step] },
  steps: [scored, refuted],
  firstError: 1,
  answer: '8',
  score: 0.25,
  usage: { promptTokens: 10, generatedTokens: 50, milliseconds: 2000 },
  format: null,
  alternatives: [],
};

describe('places', () => {
  it.each([
    ['notes.md', { file: 'notes.md', position: null }],
    ['notes.md:12', { file: 'notes.md', position: { line: 12, column: 1 } }],
    ['a/notes.md:12:5', { file: 'a/notes.md', position: { line: 12, column: 5 } }],
    ['C:\\notes.md:3', { file: 'C:\\notes.md', position: { line: 3, column: 1 } }],
    ['C:\\notes.md', { file: 'C:\\notes.md', position: null }],
  ])('%s', (text, expected) => {
    expect(parseFilePlace(text)).toEqual(expected);
  });

  it('offset and position are each other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'é') }), fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        expect(offsetAt(text, positionAt(text, offset))).toBe(offset);
      }),
    );
  });

  it('a place past the end is the end', () => {
    expect(offsetAt('ab\nc', { line: 9, column: 9 })).toBe(4);
    expect(offsetAt('ab\nc', { line: 1, column: 9 })).toBe(2);
  });
});

describe('lines for people', () => {
  it('say mark, number, text and verdict, and why a step is refuted', () => {
    expect(stepLines(refuted, plain)).toEqual(['  ✗ 2. 3 + 4 = 8  [refuted]', '      The left side is 7.']);
    expect(stepLines(scored, plain)).toEqual(['  ? 1. Half of 8 is 4  [doubtful, 25 %, 1 of 4 other tries agree]']);
  });

  it('end with the answer and the cost', () => {
    expect(outcomeLines(outcome, plain).slice(-2)).toEqual(['  Answer: 8', '  2.0 s, 50 tokens, 25.0 tokens/s']);
  });

  it('have colour on a terminal only', () => {
    expect(stepLines(refuted, plain).join('')).not.toContain('\u001b');
    expect(stepLines(refuted, paintFor({ isTTY: true }, {})).join('')).toContain('\u001b[31m');
    expect(stepLines(refuted, paintFor({ isTTY: true }, { NO_COLOR: '1' })).join('')).not.toContain('\u001b');
  });
});

describe('rows of the batch interface', () => {
  it('have verdict, score, symbolic and prm for each step', () => {
    expect(judgedRow(refuted)).toEqual({
      verdict: 'refuted',
      score: null,
      symbolic: { outcome: 'refuted', reason: 'The left side is 7.' },
      prm: null,
    });
    expect(judgedRow(scored)).toMatchObject({ symbolic: null, prm: 0.25, agreement: { agree: 1, tries: 4 } });
  });

  it('have the first error, or the text and the answer', () => {
    expect(verifiedRow(outcome)).toMatchObject({ firstError: 1, steps: [{ verdict: 'doubtful' }, {}] });
    expect(solvedRow(outcome)).toMatchObject({ answer: '8', steps: [{}, { text: '3 + 4 = 8' }] });
  });
});

describe('SARIF', () => {
  const text = 'title\n3 + 4 = 8\n';
  const results = (file: string): unknown =>
    (sarifLog([{ file, text, outcomes: [outcome] }], '1.2.3') as { runs: { results: unknown }[] }).runs[0]?.results;

  it('has a result for each refuted or doubtful step, with its place', () => {
    expect(results('notes/a b.md')).toMatchObject([
      { ruleId: 'doubtful-step', level: 'warning' },
      {
        ruleId: 'refuted-step',
        level: 'error',
        message: { text: 'The left side is 7.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'notes/a%20b.md' },
              region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 10 },
            },
          },
        ],
      },
    ]);
  });

  it('names the tool, its version and its rules', () => {
    expect(sarifLog([], '1.2.3')).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Stepwise Math', version: '1.2.3' } }, results: [] }],
    });
  });
});

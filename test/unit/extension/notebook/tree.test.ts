import { describe, expect, it } from 'vitest';
import { type Branch, faultTree, outputTree } from '../../../../src/extension/notebook/output/tree.ts';
import type { OutputStep, StepwiseOutput } from '../../../../src/extension/notebook/output/schema.ts';

const step: OutputStep = {
  pieces: [{ kind: 'math', text: 'x = 5' }],
  verdict: 'refuted',
  standing: 'first-failing',
  word: 'refuted',
  score: 0.999,
  title: 'Step 1: refuted, the first failing step',
  findings: [
    {
      claim: [{ kind: 'math', text: 'x = 5' }],
      outcome: 'refuted',
      word: 'refuted',
      reason: 'It should be 4.',
      counterexample: null,
    },
  ],
  notes: ['No score.'],
};
const output: StepwiseOutput = {
  version: 1,
  kind: 'solution',
  phase: 'done',
  title: 'Solution',
  summary: '1 step: 1 refuted',
  steps: [step],
  partial: [],
  answer: [{ kind: 'words', text: 'five' }],
  macros: {},
  words: { answer: 'Answer', evidence: 'Evidence' },
};

function branches(root: Branch): Branch[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : branches(child)))];
}

function textOf(root: Branch): string {
  return root.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ');
}

const withClass = (root: Branch, name: string): Branch[] =>
  branches(root).filter(({ attributes }) => attributes.class?.split(' ').includes(name));

describe('the tree of an output', () => {
  it('says verdicts in words, for the eye and for a screen reader, not by colour alone', () => {
    const [badge] = withClass(outputTree(output), 'badge');
    expect(textOf(badge!)).toBe('✗ refuted 0.99');
    expect(badge?.attributes).toMatchObject({ role: 'img', 'aria-label': step.title });
  });

  it('opens the evidence of a step from its line', () => {
    const details = branches(outputTree(output)).find(({ tag }) => tag === 'details');
    expect(details?.children[0]).toMatchObject({ tag: 'summary' });
    expect(textOf(details!)).toContain('It should be 4.');
    expect(textOf(details!)).toContain('No score.');
  });

  it('has nothing to open where there is no evidence', () => {
    const bare = outputTree({ ...output, steps: [{ ...step, findings: [], notes: [] }] });
    expect(branches(bare).some(({ tag }) => tag === 'details')).toBe(false);
  });

  it('names a formula by its source until there is a picture', () => {
    const [formula] = withClass(outputTree(output), 'formula');
    expect(formula?.attributes).toMatchObject({ role: 'img', 'aria-label': 'x = 5', 'data-formula': 'x = 5' });
    expect(formula?.children).toEqual(['x = 5']);
  });

  it('shows the step that is being written, and what failed', () => {
    const partial = outputTree({ ...output, phase: 'writing', partial: [{ kind: 'words', text: 'Now' }] });
    expect(withClass(partial, 'partial').map(textOf)).toEqual(['Now']);
    expect(textOf(faultTree('It is damaged.'))).toBe('It is damaged.');
    expect(branches(faultTree('x')).some(({ attributes }) => attributes.role === 'alert')).toBe(true);
  });

  it('keeps whatever text it is given as text, in elements that run and load nothing', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const hostile = JSON.parse(
      JSON.stringify(output).replaceAll(/"(x = 5|five|refuted|It should be 4\.|Answer)"/g, JSON.stringify(evil)),
    ) as StepwiseOutput;
    const tree = outputTree({
      ...hostile,
      title: evil,
      summary: evil,
      steps: hostile.steps.map((one) => ({ ...one, verdict: 'refuted', title: evil })),
    });
    const tags = new Set(branches(tree).map(({ tag }) => tag));
    expect([...tags].filter((tag) => /script|img|iframe|object|link|style|a$/.test(tag))).toEqual([]);
    const names = new Set(branches(tree).flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => /^on|src|href|style/.test(name))).toEqual([]);
    expect(textOf(tree)).toContain(evil);
  });
});

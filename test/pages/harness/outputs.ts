import type { OutputStep, StepwiseOutput } from '../../../src/extension/notebook/output/schema.ts';

/** Markup that would tell of itself if anything took it for markup. */
export const EVIL =
  '<img src="http://elsewhere.test/x" onerror="globalThis.hacked = 1"><script>globalThis.hacked = 1</script>';

/** A refuted step with its evidence. */
export function step(changes: Partial<OutputStep> = {}): OutputStep {
  return {
    pieces: [
      { kind: 'words', text: 'so ' },
      { kind: 'math', text: 'x = 8' },
    ],
    verdict: 'refuted',
    standing: 'first-failing',
    word: 'refuted',
    score: null,
    title: 'Step 2: refuted, the first failing step',
    findings: [
      {
        claim: [{ kind: 'math', text: 'x = 8' }],
        outcome: 'refuted',
        word: 'refuted',
        reason: 'x = 7 satisfies the equation.',
        counterexample: null,
      },
    ],
    notes: [],
    ...changes,
  };
}

/** A solution of two steps, the second wrong. */
export function output(changes: Partial<StepwiseOutput> = {}): StepwiseOutput {
  const first = step({
    pieces: [{ kind: 'math', text: '3x = 21' }],
    verdict: 'verified',
    standing: 'sound',
    word: 'verified',
    score: 0.98,
    title: 'Step 1: verified, score 0.98',
    findings: [],
  });
  return {
    version: 1,
    kind: 'solution',
    phase: 'done',
    title: 'Solution',
    summary: '2 steps: 1 verified, 1 refuted',
    steps: [first, step()],
    partial: [],
    answer: null,
    macros: {},
    words: { answer: 'Answer', evidence: 'Evidence' },
    ...changes,
  };
}

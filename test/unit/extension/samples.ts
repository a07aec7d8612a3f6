import type { Derivation } from '../../../src/core/derivation.ts';
import type { EngineEvent, Outcome } from '../../../src/core/events.ts';
import type { ClaimFinding, Evidence, SymbolicEvidence } from '../../../src/core/evidence.ts';
import type { JudgedStep, Verdict } from '../../../src/core/verdict.ts';
import type { Mark, Standing } from '../../../src/extension/marks/mark.ts';

/** Judged steps and marks as the tests need them: plain data, the rest filled in. */
export function judgedStep(index: number, verdict: Verdict, changes: Partial<JudgedStep> = {}): JudgedStep {
  return { step: { text: `step ${index}` }, index, verdict, score: null, evidence: [], ...changes };
}

export function markAt(start: number, end: number, judged: JudgedStep, standing: Standing = 'sound'): Mark {
  return { span: { start, end }, judged, standing, derivation: 0, premise: null, problem: null };
}

export function finding(outcome: ClaimFinding['outcome'], changes: Partial<ClaimFinding> = {}): ClaimFinding {
  return { claim: 'x = 8', outcome, reason: 'Because.', ...changes };
}

export function symbolic(
  outcome: SymbolicEvidence['outcome'],
  findings: readonly ClaimFinding[],
  reason = '',
): SymbolicEvidence {
  return { witness: 'symbolic', outcome, reason, findings };
}

export function learned(probability: number): Evidence {
  return { witness: 'learned', probability, raw: probability, scorer: 'a-scorer' };
}

/** A derivation whose steps stand one after another in `text`, separated by line ends. */
export function derivationOf(text: string): Derivation {
  let start = 0;
  const steps = text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return { text: line, span };
  });
  return { steps, span: { start: 0, end: text.length } };
}

export function outcomeOf(judged: readonly JudgedStep[], firstError = -1): Outcome {
  return {
    derivation: { steps: judged.map(({ step }) => step) },
    steps: judged,
    firstError,
    answer: null,
    format: null,
    alternatives: [],
    score: null,
    usage: { promptTokens: 0, generatedTokens: 0, milliseconds: 0 },
  };
}

/** The given events as the engine would stream them. */
export async function* stream(...events: readonly EngineEvent[]): AsyncGenerator<EngineEvent> {
  for (const event of events) {
    await Promise.resolve();
    yield event;
  }
}

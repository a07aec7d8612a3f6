import * as z from 'zod';
import type { ClaimFinding } from '../core/evidence.ts';
import type { JudgedStep } from '../core/verdict.ts';

const finding = z.object({
  claim: z.string().describe('a claim read in the step'),
  outcome: z.enum(['proved', 'refuted', 'undecided']),
  reason: z.string(),
  counterexample: z
    .object({ at: z.record(z.string(), z.string()), left: z.string(), right: z.string() })
    .optional()
    .describe('values of the variables that refute the claim, and what its two sides become there'),
});

/** A judged step as the tools give it. */
export const stepOutput = z.object({
  step: z.string(),
  verdict: z
    .enum(['verified', 'refuted', 'doubtful', 'plausible', 'unchecked'])
    .describe('verified and refuted rest on calculation, plausible and doubtful on a trained scorer alone'),
  score: z.number().nullable().describe('probability that the step is right; null without a trained scorer'),
  reason: z.string(),
  findings: z.array(finding),
  repaired: z.string().optional().describe('the step with its wrong part replaced by the value that was calculated'),
});

export type StepOutput = z.output<typeof stepOutput>;

function findingOutput({ claim, outcome, reason, counterexample }: ClaimFinding): z.output<typeof finding> {
  return {
    claim,
    outcome,
    reason,
    ...(counterexample && { counterexample: { ...counterexample, at: { ...counterexample.at } } }),
  };
}

function repaired(text: string, findings: readonly ClaimFinding[]): string | null {
  const repair = findings.find((one) => one.repair !== undefined)?.repair;
  return repair === undefined ? null : text.slice(0, repair.start) + repair.text + text.slice(repair.end);
}

/** Gives a judged step the tools' shape. */
export function toStepOutput({ step, verdict, score, evidence }: JudgedStep): StepOutput {
  const symbolic = evidence.find((item) => item.witness === 'symbolic');
  const findings = symbolic?.findings ?? [];
  const repair = verdict === 'refuted' ? repaired(step.text, findings) : null;
  return {
    step: step.text,
    verdict,
    score,
    reason: symbolic?.reason ?? '',
    findings: findings.map(findingOutput),
    ...(repair !== null && { repaired: repair }),
  };
}

function reasonText({ verdict, reason, repaired: repair }: StepOutput): string {
  if (verdict === 'verified' || reason === '') return '';
  return `: ${reason}${repair === undefined ? '' : `; it would hold as ${repair}`}`;
}

/** A step as one line: its number, its text, its verdict, and why where it is not verified. */
export function stepLine(step: StepOutput, index: number): string {
  const score = step.score === null ? '' : `, score ${step.score.toFixed(2)}`;
  return `${index + 1}. ${step.step.trim().replace(/\s+/g, ' ')} [${step.verdict}${score}${reasonText(step)}]`;
}

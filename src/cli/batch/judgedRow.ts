import type { Outcome } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';

/** A judged step in the batch interface's shape; `symbolic` and `prm` are null where their witness said nothing. */
export interface JudgedRow {
  readonly verdict: string;
  readonly score: number | null;
  readonly symbolic: { readonly outcome: string; readonly reason: string } | null;
  readonly prm: number | null;
  readonly agreement?: { readonly agree: number; readonly tries: number };
}

/** One step as the batch interface gives it. */
export function judgedRow(judged: JudgedStep): JudgedRow {
  const symbolic = judged.evidence.find((item) => item.witness === 'symbolic');
  const learned = judged.evidence.find((item) => item.witness === 'learned');
  const agreement = judged.evidence.find((item) => item.witness === 'agreement');
  return {
    verdict: judged.verdict,
    score: judged.score,
    symbolic: symbolic === undefined ? null : { outcome: symbolic.outcome, reason: symbolic.reason },
    prm: learned?.probability ?? null,
    ...(agreement !== undefined && { agreement: { agree: agreement.agree, tries: agreement.tries } }),
  };
}

/** A verified derivation as the batch interface gives it. */
export function verifiedRow(outcome: Outcome): Readonly<Record<string, unknown>> {
  return { steps: outcome.steps.map(judgedRow), firstError: outcome.firstError, score: outcome.score };
}

/** A solved problem as the batch interface gives it. */
export function solvedRow(outcome: Outcome): Readonly<Record<string, unknown>> {
  return {
    steps: outcome.steps.map((judged) => ({ text: judged.step.text, ...judgedRow(judged) })),
    answer: outcome.answer,
    score: outcome.score,
    usage: outcome.usage,
    tries: [outcome, ...outcome.alternatives].map(({ format, answer }) => ({ format, answer })),
  };
}

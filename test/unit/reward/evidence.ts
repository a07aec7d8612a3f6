import type { AgreementEvidence, LearnedEvidence, SymbolicEvidence } from '../../../src/core/evidence.ts';

export const symbolic = (outcome: SymbolicEvidence['outcome'], claims = 1): SymbolicEvidence => ({
  witness: 'symbolic',
  outcome,
  reason: outcome,
  findings: Array.from({ length: claims }, () => ({ claim: '1 = 1', outcome, reason: outcome })),
});

export const learned = (probability: number): LearnedEvidence => ({
  witness: 'learned',
  probability,
  raw: probability,
  scorer: 'test',
});

export const agreement = (agree: number, tries: number): AgreementEvidence => ({ witness: 'agreement', agree, tries });

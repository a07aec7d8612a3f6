import type {
  AgreementEvidence,
  ClaimFinding,
  Counterexample,
  Evidence,
  LearnedEvidence,
  SymbolicEvidence,
} from '../../core/evidence.ts';
import type { Words } from '../words.ts';
import { reasonText } from './reasonText.ts';
import { scoreText } from './verdictWords.ts';

/** A digit given less than this is told: right steps seldom have one. */
const UNEXPECTED = 0.1;

/** What one claim's check found: the claim as written, its outcome in a word, and why. */
export interface FindingText {
  readonly claim: string;
  readonly outcome: string;
  readonly reason: string;
  /** The refuting point, as one sentence, or null. */
  readonly counterexample: string | null;
}

/** All evidence for a step as plain sentences; `missing` says which witness was silent and why. */
export interface EvidenceText {
  readonly summary: readonly string[];
  readonly findings: readonly FindingText[];
  readonly missing: string | null;
}

export function evidenceText(evidence: readonly Evidence[], t: Words): EvidenceText {
  const symbolic = evidence.find((one) => one.witness === 'symbolic');
  const learned = evidence.find((one) => one.witness === 'learned');
  const agreement = evidence.find((one) => one.witness === 'agreement');
  const summary = [
    ...(symbolic ? symbolicSummary(symbolic, t) : []),
    ...(learned ? [learnedSummary(learned, t), ...unexpectedNumber(learned, t)] : []),
    ...(agreement ? [agreementSummary(agreement, t)] : []),
  ];
  const missing = learned ? null : t('No score: no trained scorer is in use.');
  return { summary, findings: (symbolic?.findings ?? []).map((finding) => findingText(finding, t)), missing };
}

/** The whole's reason is left out where a single finding says the same. */
function symbolicSummary(evidence: SymbolicEvidence, t: Words): string[] {
  const said = evidence.findings.some((finding) => finding.reason === evidence.reason);
  return said || evidence.reason === '' ? [] : [reasonText(evidence.reason, t)];
}

function learnedSummary(evidence: LearnedEvidence, t: Words): string {
  return t('Probability of being right: {0} ({1}).', scoreText(evidence.probability), evidence.scorer);
}

/** Only a number that is far from expected is worth a line. */
function unexpectedNumber({ numbers }: LearnedEvidence, t: Words): string[] {
  if (numbers === undefined || numbers === null || numbers.least.probability > UNEXPECTED) return [];
  const share = numbers.least.probability < 0.01 ? t('under 1 %') : scoreText(numbers.least.probability);
  return [t('The model expected another number than {0} here (it gives this one {1}).', numbers.least.number, share)];
}

function agreementSummary(evidence: AgreementEvidence, t: Words): string {
  return t('{0} of {1} independent tries agree.', evidence.agree, evidence.tries);
}

export function findingText(finding: ClaimFinding, t: Words): FindingText {
  const { counterexample: found } = finding;
  const counterexample = found && hasBothSides(found) ? counterexampleText(found, t) : null;
  const [outcome, reason] = [outcomeWord(finding.outcome, t), reasonText(finding.reason, t)];
  return { claim: finding.claim, outcome, reason, counterexample };
}

/** A point that only shows what fails there has no two sides to compare; its reason names it. */
function hasBothSides({ left, right }: Counterexample): boolean {
  return left !== '' && right !== '';
}

function outcomeWord(outcome: ClaimFinding['outcome'], t: Words): string {
  switch (outcome) {
    case 'proved':
      return t('proved');
    case 'refuted':
      return t('refuted');
    case 'undecided':
      return t('undecided');
  }
}

/** "At x = 1 the left side is 16, the right side is 10." */
export function counterexampleText({ at, left, right }: Counterexample, t: Words): string {
  const point = Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  return point === ''
    ? t('The left side is {0}, the right side is {1}.', left, right)
    : t('At {0} the left side is {1}, the right side is {2}.', point, left, right);
}

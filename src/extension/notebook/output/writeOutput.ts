import { fails, firstFailing, type JudgedStep } from '../../../core/verdict.ts';
import type { Standing } from '../../marks/mark.ts';
import { evidenceText, type FindingText } from '../../present/evidenceText.ts';
import { verdictSummary } from '../../present/solutionSummary.ts';
import { stepTitle } from '../../present/stepTitle.ts';
import { verdictLabel } from '../../present/verdictWords.ts';
import type { Proposal } from '../../solve/proposal.ts';
import { proposalSummary } from '../../solve/proposalText.ts';
import type { Words } from '../../words.ts';
import { fit } from './fit.ts';
import { claimPieces, textPieces } from './pieces.ts';
import { LIMITS, OUTPUT_VERSION, type OutputFinding, type OutputStep, type StepwiseOutput } from './schema.ts';

/** A run of a cell as far as it came. */
export interface CellRun {
  readonly kind: StepwiseOutput['kind'];
  readonly proposal: Proposal;
  /** Whether each step is a row of a display formula, in their order; empty where none is. */
  readonly rows: readonly boolean[];
  readonly macros: Readonly<Record<string, string>>;
}

/** The run as the renderer and the Markdown form show it. */
export function writeOutput({ kind, proposal, rows, macros }: CellRun, t: Words): StepwiseOutput {
  const failing = firstFailing(proposal.judged);
  const answer = kind === 'solution' ? (proposal.outcome?.answer ?? null) : null;
  return fit({
    version: OUTPUT_VERSION,
    kind,
    phase: proposal.phase,
    title: kind === 'solution' ? t('Solution') : t('Check'),
    summary: `${summaryOf(kind, proposal, t)}${leftOut(proposal.steps.length, t)}`,
    steps: proposal.steps.map((step, index) => {
      const judged = proposal.judged.find((one) => one.index === index);
      const pieces = textPieces(step.text, rows[index] ?? false);
      return judged === undefined ? waiting(pieces) : judgedStep(pieces, judged, failing, t);
    }),
    partial: textPieces(proposal.partial, false),
    answer: answer === null ? null : claimPieces(answer),
    macros: { ...macros },
    words: { answer: t('Answer'), evidence: t('Evidence') },
  });
}

function summaryOf(kind: StepwiseOutput['kind'], proposal: Proposal, t: Words): string {
  if (proposal.phase === 'writing' && kind === 'check') return t('Checking steps');
  if (proposal.phase === 'failed' && proposal.judged.length > 0)
    return `${proposal.message ?? ''} ${verdictSummary(proposal.judged, t)}`.trim();
  return proposalSummary(proposal, t);
}

function leftOut(steps: number, t: Words): string {
  return steps > LIMITS.steps ? ` ${t('The first {0} steps are shown.', LIMITS.steps)}` : '';
}

function waiting(pieces: OutputStep['pieces']): OutputStep {
  return { pieces, verdict: null, standing: 'sound', word: '', score: null, title: '', findings: [], notes: [] };
}

function judgedStep(pieces: OutputStep['pieces'], judged: JudgedStep, failing: number, t: Words): OutputStep {
  const standing = standingOf(judged, failing);
  const { summary, findings, missing } = evidenceText(judged.evidence, t);
  const mark = { judged, standing, span: { start: 0, end: 0 }, derivation: 0, premise: null, problem: null };
  return {
    pieces,
    verdict: judged.verdict,
    standing,
    word: verdictLabel(judged.verdict, t).word,
    score: judged.score,
    title: stepTitle(mark, t),
    findings: findings.map((finding, index) => findingOf(finding, outcomeAt(judged, index))),
    notes: [...summary, ...(missing === null ? [] : [missing])],
  };
}

function standingOf({ index, verdict }: JudgedStep, failing: number): Standing {
  if (failing < 0 || index < failing) return 'sound';
  return index === failing && fails(verdict) ? 'first-failing' : 'after';
}

function outcomeAt({ evidence }: JudgedStep, index: number): OutputFinding['outcome'] {
  const symbolic = evidence.find((one) => one.witness === 'symbolic');
  return symbolic?.findings[index]?.outcome ?? 'undecided';
}

function findingOf(
  { claim, outcome, reason, counterexample }: FindingText,
  kind: OutputFinding['outcome'],
): OutputFinding {
  return { claim: claimPieces(claim), outcome: kind, word: outcome, reason, counterexample };
}

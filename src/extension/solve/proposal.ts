import type { Step } from '../../core/derivation.ts';
import type { EngineEvent, Outcome } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';

/** A solution as far as it is written. `judged` has a verdict for as many of the steps as were judged. */
export interface Proposal {
  readonly phase: 'writing' | 'done' | 'stopped' | 'failed';
  readonly steps: readonly Step[];
  readonly judged: readonly JudgedStep[];
  /** The text of the step being written, empty between steps. */
  readonly partial: string;
  readonly outcome: Outcome | null;
  /** Why it failed, fit to be shown. */
  readonly message: string | null;
}

/** A proposal before its first event, after the steps that are kept from an earlier one. */
export function emptyProposal(kept: readonly JudgedStep[] = []): Proposal {
  return {
    phase: 'writing',
    steps: kept.map(({ step }) => step),
    judged: kept,
    partial: '',
    outcome: null,
    message: null,
  };
}

/** What a proposal becomes by one event of the engine, whose step numbers count the kept steps too. */
export function advance(proposal: Proposal, event: EngineEvent): Proposal {
  switch (event.kind) {
    case 'partial':
      return { ...upTo(proposal, event.index), partial: event.text };
    case 'step':
      return withStep(upTo(proposal, event.index), event.step);
    case 'verdict':
      return withVerdict(proposal, event.judged);
    case 'done':
      return withOutcome({ ...proposal, phase: 'done' }, event.outcome);
    case 'failed': {
      const stopped = event.error.code === 'cancelled';
      const ended: Proposal = {
        ...proposal,
        phase: stopped ? 'stopped' : 'failed',
        partial: '',
        message: event.error.message,
      };
      return event.partial === null ? ended : withOutcome(ended, event.partial);
    }
  }
}

/** A step written again voids all behind it. */
function upTo(proposal: Proposal, count: number): Proposal {
  const judged = proposal.judged.filter(({ index }) => index < count);
  return { ...proposal, steps: proposal.steps.slice(0, count), judged };
}

function withStep(proposal: Proposal, step: Step): Proposal {
  return { ...proposal, steps: [...proposal.steps, step], partial: '' };
}

function withVerdict(proposal: Proposal, judged: JudgedStep): Proposal {
  const others = proposal.judged.filter(({ index }) => index !== judged.index);
  return { ...proposal, judged: [...others, judged].sort((a, b) => a.index - b.index) };
}

function withOutcome(proposal: Proposal, outcome: Outcome): Proposal {
  return { ...proposal, partial: '', outcome, steps: outcome.derivation.steps, judged: outcome.steps };
}

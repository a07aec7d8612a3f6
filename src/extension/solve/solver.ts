import type { EngineEvent } from '../../core/events.ts';
import type { Problem } from '../../core/problem.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { advance, emptyProposal, type Proposal } from './proposal.ts';

/** Writes a solution after steps that are kept; the engine's `solve` with its ports filled in. */
export type WriteSolution = (
  problem: Problem,
  kept: readonly JudgedStep[],
  signal: AbortSignal,
) => AsyncIterable<EngineEvent>;

/** Runs a solution to its end and shows each state of it on the way. Gives the last. */
export async function runSolution(
  events: AsyncIterable<EngineEvent>,
  kept: readonly JudgedStep[],
  show: (proposal: Proposal) => void,
): Promise<Proposal> {
  let proposal = emptyProposal(kept);
  for await (const event of events) {
    proposal = advance(proposal, event);
    show(proposal);
  }
  return proposal;
}

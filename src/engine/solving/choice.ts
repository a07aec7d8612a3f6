import type { SameAnswer } from '../judging/agreement.ts';
import { candidateScore, isRefuted, type Candidate } from './candidate.ts';

/** Candidates that end at the same answer, with their votes together. */
export interface AnswerGroup {
  readonly answer: string;
  readonly members: readonly Candidate[];
  readonly votes: number;
}

async function groupOf(groups: readonly { answer: string }[], answer: string, same: SameAnswer): Promise<number> {
  for (const [index, group] of groups.entries()) if (await same(group.answer, answer)) return index;
  return -1;
}

/** The candidates by answer, most votes first; among equals the one that was found first. */
export async function groupByAnswer(
  candidates: readonly Candidate[],
  votes: (candidate: Candidate) => number,
  same: SameAnswer,
): Promise<readonly AnswerGroup[]> {
  const groups: { answer: string; members: Candidate[]; votes: number }[] = [];
  for (const candidate of candidates) {
    const { answer } = candidate.solution;
    if (answer === null) continue;
    const found = groups[await groupOf(groups, answer, same)];
    if (found === undefined) groups.push({ answer, members: [candidate], votes: votes(candidate) });
    else {
      found.members.push(candidate);
      found.votes += votes(candidate);
    }
  }
  return groups.sort((one, other) => other.votes - one.votes);
}

/** True when `outstanding` more votes could not change which answer leads. */
export function isDecided(groups: readonly AnswerGroup[], outstanding: number): boolean {
  const [first, second] = groups;
  return first !== undefined && first.votes - (second?.votes ?? 0) > outstanding;
}

function formatsOf(members: readonly Candidate[]): number {
  return new Set(members.map((member) => member.format.id)).size;
}

/**
 * True when sound solutions in two formats arrive at one answer and at most one solution arrives at any other. Formats
 * err on different problems, so their agreement says more than one format's own samples can.
 */
export function isAgreed(groups: readonly AnswerGroup[], votes: (candidate: Candidate) => number): boolean {
  const [first, ...others] = groups;
  const counted = (members: readonly Candidate[]): Candidate[] => members.filter((member) => votes(member) > 0);
  if (first === undefined || others.some(({ members }) => counted(members).length > 1)) return false;
  return formatsOf(counted(first.members).filter((member) => !isRefuted(member))) > 1;
}

function quality(candidate: Candidate): number {
  return (isRefuted(candidate) ? 0 : 1) + (candidate.complete ? 1 : 0) + (candidateScore(candidate) ?? 0);
}

/** The best candidate: from the leading answer, the one best by verdicts and score; the first found among equals. */
export function bestOf(groups: readonly AnswerGroup[], candidates: readonly Candidate[]): Candidate | null {
  const members = groups[0]?.members ?? candidates;
  return members.reduce<Candidate | null>(
    (best, candidate) => (best === null || quality(candidate) > quality(best) ? candidate : best),
    null,
  );
}

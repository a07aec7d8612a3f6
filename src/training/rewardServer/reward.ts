import type { MarkReader, StepScorer } from '../../core/scoring.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { PromptFormat } from '../../engine/index.ts';
import { readerFor } from '../../engine/reading/readerFor.ts';
import { aggregate, markFormat, markRequest } from '../../reward/index.ts';
import { IRM_QUESTION } from '../irm/ranking.ts';
import { plainAnswer, questionOf } from './chatText.ts';
import type { Asked, Reward } from './protocol.ts';

/** What the reward r = IRM x PRM is made of. */
export interface RewardParts {
  readonly witness: SymbolicWitness;
  /** Reads the instruction reward model's mark; null leaves its factor out. */
  readonly irm: MarkReader | null;
  /** The process reward model; null leaves the steps to the symbolic witness alone. */
  readonly prm: StepScorer | null;
  /** The format answers are read by. */
  readonly format: PromptFormat;
  readonly steps: 'min' | 'product';
  /** Share of the reward that rests on the final answer being the label's, 0 to 1; where there is a label. */
  readonly outcomeShare: number;
}

async function irmOf(question: string, { irm }: RewardParts, signal: AbortSignal): Promise<number | null> {
  if (irm === null) return null;
  const [reading] = await irm.read(markRequest(markFormat('stepwise'), IRM_QUESTION, [question]), signal);
  return reading?.probability ?? null;
}

/** Steps one by one: what the witness refutes counts 0, what it proves 1, else what the process reward model says. */
async function prmOf(
  question: string,
  steps: readonly { readonly text: string }[],
  { witness, prm, steps: how }: RewardParts,
  signal: AbortSignal,
): Promise<number> {
  const learned = prm === null ? steps.map(() => null) : await prm.score(question, steps, signal);
  const texts = steps.map(({ text }) => text);
  const scores = await Promise.all(
    texts.map(async (step, place) => {
      const request = { problem: question, previous: texts.slice(0, place), step };
      const { outcome } = await witness.checkStep(request, signal);
      return outcome === 'refuted' ? 0 : (learned[place]?.probability ?? 1);
    }),
  );
  return aggregate(how, scores) ?? 0;
}

/** The reward of one answer. One that cannot be read has none. */
export async function rewardOf(asked: Asked, parts: RewardParts, signal: AbortSignal): Promise<Reward> {
  const question = questionOf(asked.prompt);
  const irm = await irmOf(question, parts, signal);
  const solution = await readerFor(parts.format, parts.witness)(plainAnswer(asked.answer), true);
  if (solution.answer === null || solution.fault !== null || solution.steps.length === 0) {
    return { reward: 0, irm, prm: 0, right: asked.label === null ? null : false };
  }
  const prm = await prmOf(question, solution.steps, parts, signal);
  const product = (irm ?? 1) * prm;
  if (asked.label === null || asked.label === '') return { reward: product, irm, prm, right: null };
  const { verdict } = await parts.witness.compareAnswers(asked.label, solution.answer);
  const right = verdict === 'equal';
  const { outcomeShare } = parts;
  return { reward: (1 - outcomeShare) * product + outcomeShare * Number(right), irm, prm, right };
}

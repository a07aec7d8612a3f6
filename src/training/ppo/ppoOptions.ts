import type { EnginePorts } from '../../engine/index.ts';
import type { RunningRewardServer } from '../rewardServer/server.ts';
import type { RewardOf } from './heldOut.ts';

/** How a solver is trained by reinforcement. */
export interface PpoOptions {
  /** JSONL with id, problem and answer: the roots, and what was evolved from them. */
  readonly problems: string;
  readonly base: string;
  readonly cache: string | null;
  readonly prompt: string;
  /** The fine-tuned adapter to start from: its GGUF and its checkpoint. Null starts from the base. */
  readonly start: { readonly adapter: string; readonly checkpoint: string } | null;
  readonly rounds: number;
  readonly steps: number;
  readonly batch: number;
  readonly length: number;
  readonly rank: number;
  readonly rate: number;
  readonly kl: number;
  /** Passes over each step's solutions. */
  readonly epochs: number;
  /** At which solutions are sampled, in training as in measuring. */
  readonly temperature: number;
  /** Prompt format solutions are asked in and read by. */
  readonly format: string;
  /** What the reward is made of: it decides the result like all the rest. */
  readonly rewards: {
    readonly irm: string | null;
    readonly prm: string | null;
    readonly steps: string;
    readonly outcomeShare: number;
  };
  /** Problems held apart, on which every round is measured: so many of `heldProblems`, else of `problems`. */
  readonly held: number;
  readonly heldProblems: string | null;
  /** Solutions of a problem for its pass rate. */
  readonly tries: number;
  /** Problems whose pass rate lies in between are learned from and evolved. */
  readonly low: number;
  readonly high: number;
  /** Problems evolved in a round, and the least the instruction reward model may give them. */
  readonly evolve: number;
  readonly leastIrm: number;
  /** Problems whose pass rate is measured in a round; 0 measures none and learns from all. */
  readonly probe: number;
  readonly threads: number;
  readonly seed: number;
}

/** What the stage drives besides the trainer. */
export interface PpoPorts {
  /** The engine with a solver under this adapter; null is the base alone. */
  solver(adapter: string | null): Promise<EnginePorts>;
  /** The instruction reward model's reward of a problem, null without one. */
  irm(problem: string, signal: AbortSignal): Promise<number | null>;
  /** The same reward that training asks for. */
  reward(): Promise<RewardOf>;
  serve(): Promise<RunningRewardServer & { readonly token: string }>;
}

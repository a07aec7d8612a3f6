import type { Step } from '../../core/derivation.ts';
import type { LearnedEvidence } from '../../core/evidence.ts';
import type { StepScorer } from '../../core/scoring.ts';
import { Recent } from './recent.ts';

/**
 * Scores that were given before. A step's score depends on the problem and the steps up to it, so an edit further down
 * leaves it valid, and a check while typing can show it without running the model.
 */
export class KnownScores {
  readonly #known = new Recent<LearnedEvidence>(4000);

  /** The scorer, remembering what it gives. */
  remembering(scorer: StepScorer): StepScorer {
    return {
      id: scorer.id,
      score: async (problem, steps, signal) => {
        const before = this.#recall(scorer.id, problem, steps);
        if (before.every((evidence) => evidence !== null)) return before;
        const scores = await scorer.score(problem, steps, signal);
        this.learn(problem, steps, scores);
        return scores;
      },
    };
  }

  /** A scorer that runs no model: it knows what `remembering` has seen and is silent on the rest. */
  recalling(scorerId: string): StepScorer {
    return {
      id: scorerId,
      score: (problem, steps) => Promise.resolve(this.#recall(scorerId, problem, steps)),
    };
  }

  /** Takes note of scores that were given to the same steps in other words or markup. */
  learn(problem: string, steps: readonly Step[], scores: readonly (LearnedEvidence | null)[]): void {
    scores.forEach((evidence, index) => {
      if (evidence !== null) this.#known.set(keyOf(evidence.scorer, problem, steps, index), evidence);
    });
  }

  #recall(scorerId: string, problem: string, steps: readonly Step[]): readonly (LearnedEvidence | null)[] {
    return steps.map((_, index) => this.#known.get(keyOf(scorerId, problem, steps, index)) ?? null);
  }
}

function keyOf(scorerId: string, problem: string, steps: readonly Step[], index: number): string {
  return JSON.stringify([scorerId, problem, steps.slice(0, index + 1).map((step) => step.text)]);
}

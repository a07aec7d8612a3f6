import { z } from 'zod';
import { allLines } from '../reward/jsonLines.ts';
import type { Solution, StepLabel } from './labelled.ts';

/** One word of the user on one step: what stood there, and whether it was right. */
const feedbackSchema = z.looseObject({
  problem: z.string().min(1),
  previous: z.array(z.string()).default([]),
  step: z.string().min(1),
  right: z.boolean(),
});

/** The user's own words on steps; the last one on a step counts. */
export class Feedback {
  private readonly said = new Map<string, 0 | 1>();

  /** @throws StepwiseError naming a line that is no feedback */
  static async read(file: string): Promise<Feedback> {
    const feedback = new Feedback();
    for (const { problem, previous, step, right } of await allLines(file, (data) => feedbackSchema.parse(data))) {
      feedback.said.set(Feedback.key(problem, previous, step), right ? 1 : 0);
    }
    return feedback;
  }

  private static key(problem: string, previous: readonly string[], step: string): string {
    return JSON.stringify([problem, ...previous, step].map((text) => text.replace(/\s+/g, ' ').trim()));
  }

  of({ problem, steps }: Solution): StepLabel[] {
    return steps.map((step, place) => this.said.get(Feedback.key(problem, steps.slice(0, place), step)) ?? null);
  }
}

import { trainingRowSchema } from '../../reward/index.ts';
import { allLines } from '../reward/jsonLines.ts';
import type { Solution, StepLabel } from './labelled.ts';

function keyOf(problem: string, steps: readonly string[]): string {
  return JSON.stringify([problem, ...steps].map((text) => text.replace(/\s+/g, ' ').trim()));
}

/** The user's own words on steps, from the editor's feedback file: training rows, the last one on a step counts. */
export class Feedback {
  private readonly said = new Map<string, StepLabel>();

  /** @throws StepwiseError naming a line that is no feedback */
  static async read(file: string): Promise<Feedback> {
    const feedback = new Feedback();
    for (const { problem, steps, labels } of await allLines(file, (data) => trainingRowSchema.parse(data))) {
      for (const [place, label] of labels.entries()) {
        if (label !== null) feedback.said.set(keyOf(problem, steps.slice(0, place + 1)), label);
      }
    }
    return feedback;
  }

  of({ problem, steps }: Solution): StepLabel[] {
    return steps.map((_, place) => this.said.get(keyOf(problem, steps.slice(0, place + 1))) ?? null);
  }
}

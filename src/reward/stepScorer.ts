import type { Step } from '../core/derivation.ts';
import { StepwiseError } from '../core/errors.ts';
import type { LearnedEvidence } from '../core/evidence.ts';
import type { MarkReader, MarkReading, StepScorer } from '../core/scoring.ts';
import { calibrate, type Calibration } from './calibration.ts';
import type { MarkFormat } from './markFormat.ts';
import { markRequest } from './markRequest.ts';

function evidence(reading: MarkReading, calibration: Calibration, scorer: string): LearnedEvidence {
  const raw = reading.probability;
  return { witness: 'learned', probability: calibrate(calibration, raw), raw, scorer };
}

/** Positions of the steps that say something; one without a visible character has nothing to be right or wrong. */
function judgeable(steps: readonly Step[]): readonly number[] {
  return steps.flatMap((step, index) => (step.text.trim() === '' ? [] : [index]));
}

/**
 * A scorer from a model that reads marks, one prefill for all steps. Only a model trained for it may stand behind
 * `reader`: an untrained model's opinion is no score.
 */
export function createStepScorer(reader: MarkReader, format: MarkFormat, calibration: Calibration): StepScorer {
  return {
    id: reader.id,
    async score(problem, steps, signal) {
      const positions = judgeable(steps);
      if (positions.length === 0) return steps.map(() => null);
      const texts = positions.map((position) => steps[position]?.text.trim() ?? '');
      const readings = await reader.read(markRequest(format, problem.trim(), texts), signal);
      if (readings.length !== positions.length) {
        throw new StepwiseError(
          'internal',
          `The scorer gave ${readings.length} scores for ${positions.length} steps; none of them is shown.`,
        );
      }
      return steps.map((_, index) => {
        const reading = readings[positions.indexOf(index)];
        return reading === undefined ? null : evidence(reading, calibration, reader.id);
      });
    },
  };
}

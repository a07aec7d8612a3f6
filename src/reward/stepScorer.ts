import type { Step } from '../core/derivation.ts';
import { StepwiseError } from '../core/errors.ts';
import type { LearnedEvidence, NumberExpectation } from '../core/evidence.ts';
import type { DigitReader, MarkReader, MarkReading, StepScorer } from '../core/scoring.ts';
import { calibrate, type Calibration } from './calibration.ts';
import type { MarkFormat } from './markFormat.ts';
import { markRequest } from './markRequest.ts';
import { digitPieces, numberExpectation } from './numberExpectation.ts';

/** What a scorer reads with. */
export interface ScorerReaders {
  /** Only a model trained for it may stand behind this: an untrained model's opinion is no score. */
  readonly marks: MarkReader;
  /** The untrained base, where the scorer reads how far it expects the numbers. */
  readonly numbers: DigitReader | null;
}

function evidence(reading: MarkReading, calibration: Calibration, scorer: string): LearnedEvidence {
  const raw = reading.probability;
  return { witness: 'learned', probability: calibrate(calibration, raw), raw, scorer };
}

/** Positions of the steps that say something; one without a visible character has nothing to be right or wrong. */
function judgeable(steps: readonly Step[]): readonly number[] {
  return steps.flatMap((step, index) => (step.text.trim() === '' ? [] : [index]));
}

async function readNumbers(
  reader: DigitReader,
  problem: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (NumberExpectation | null)[]> {
  const read = await reader.readDigits(digitPieces(problem, texts), signal);
  return texts.map((text, place) => numberExpectation(text, read[place] ?? []));
}

/** A scorer from models that read marks and digits, one prefill each for all steps. */
export function createStepScorer(readers: ScorerReaders, format: MarkFormat, calibration: Calibration): StepScorer {
  const { marks, numbers } = readers;
  return {
    id: marks.id,
    async score(problem, steps, signal) {
      const positions = judgeable(steps);
      if (positions.length === 0) return steps.map(() => null);
      const texts = positions.map((position) => steps[position]?.text.trim() ?? '');
      // One after the other: two prefills at once on one processor are slower than in turn.
      const readings = await marks.read(markRequest(format, problem.trim(), texts), signal);
      if (readings.length !== positions.length) {
        throw new StepwiseError(
          'internal',
          `The scorer gave ${readings.length} scores for ${positions.length} steps; none of them is shown.`,
        );
      }
      const expected = numbers === null ? null : await readNumbers(numbers, problem.trim(), texts, signal);
      return steps.map((_, index) => {
        const place = positions.indexOf(index);
        const reading = readings[place];
        if (reading === undefined) return null;
        const said = evidence(reading, calibration, marks.id);
        return expected === null ? said : { ...said, numbers: expected[place] ?? null };
      });
    },
  };
}

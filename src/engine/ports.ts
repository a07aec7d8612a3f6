import type { TextModel } from '../core/generation.ts';
import type { Logger } from '../core/logger.ts';
import type { StepScorer } from '../core/scoring.ts';
import type { SymbolicWitness } from '../core/symbolicWitness.ts';
import type { FusionProfile } from '../reward/index.ts';

/** What the engine drives. Without a generator it can verify but not solve; without a scorer no score is given. */
export interface EnginePorts {
  readonly witness: SymbolicWitness;
  readonly generator: TextModel | null;
  readonly scorer: StepScorer | null;
  /** How evidence becomes verdicts: the profile fitted for the scorer. */
  readonly profile: FusionProfile;
  readonly logger: Logger;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

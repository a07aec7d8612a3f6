import type { Derivation } from '../../core/derivation.ts';
import type { EngineEvent } from '../../core/events.ts';

/**
 * How thoroughly steps are judged: `light` by the symbolic witness, with scores only where they are known already; `full`
 * with the scorer too, where one is installed; `tried` also beside short solutions that the model writes for it.
 */
export type Depth = 'light' | 'full' | 'tried';

/** Judges a derivation; the engine's `verify` with its ports filled in. */
export type Judge = (derivation: Derivation, depth: Depth, signal: AbortSignal) => AsyncIterable<EngineEvent>;

import type { ThresholdKind } from '../../reward/index.ts';
import { problemKind } from '../prompting/problemKind.ts';

/**
 * Which thresholds hold for a derivation. Solutions told in words have few steps, each holding much of the reasoning; those
 * of other problems have many, and the same threshold would find an error in most right ones.
 */
export function thresholdKind(problem: string | undefined): ThresholdKind {
  return problem !== undefined && problemKind(problem) === 'word' ? 'word' : 'other';
}

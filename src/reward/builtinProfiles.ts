import fusion from '../../data/fusion.json';
import { parseFusionProfiles, profileFor, type FusionProfile } from './fusionProfile.ts';

let known: readonly FusionProfile[] | null = null;

/** The profile that ships with the project for this scorer (null: for no scorer). It is asked for with each derivation. */
export function builtinProfile(scorer: string | null): FusionProfile {
  known ??= parseFusionProfiles(fusion);
  return profileFor(known, scorer);
}

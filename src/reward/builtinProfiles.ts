import fusion from '../../data/fusion.json';
import { parseFusionProfiles, profileFor, type FusionProfile } from './fusionProfile.ts';

/** The profile that ships with the project for this scorer (null: for no scorer). */
export function builtinProfile(scorer: string | null): FusionProfile {
  return profileFor(parseFusionProfiles(fusion), scorer);
}

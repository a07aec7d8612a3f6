import * as z from 'zod';
import { calibrationSchema } from './calibration.ts';

const weight = z.number().default(0);

/** Coefficients of the logistic model; a feature it does not name has no weight. See `stepFeatures`. */
const logisticSchema = z.strictObject({
  intercept: z.number(),
  learned: weight,
  proved: weight,
  undecided: weight,
  agreement: weight,
  ending: weight,
  change: weight,
  earlier: weight,
  position: weight,
  length: weight,
  last: weight,
  steps: weight,
  commands: weight,
  equations: weight,
  newNumbers: weight,
  openBefore: weight,
  surprise: weight,
});

const share = z.number().min(0).max(1);

/** Thresholds by what a problem is: one told in words, or any other, and derivations that answer none. */
const byKindSchema = z.strictObject({ word: share, other: share });

const thresholdsSchema = z.strictObject({
  /** A step scored below this is the first error of a derivation that has none before it. */
  firstError: byKindSchema,
  /** A step scored below this is shown as doubtful: stricter, for a false alarm costs trust. */
  doubtful: share,
});

const profileSchema = z.strictObject({
  /** Catalogue id of the scorer it was fitted for; null is for derivations without a learned witness. */
  scorer: z.string().nullable(),
  /** What it was fitted on, for the reader. */
  fittedOn: z.string(),
  calibration: calibrationSchema,
  /** Null: the score is the learned witness's own. */
  fusion: logisticSchema.nullable(),
  thresholds: thresholdsSchema,
  /** What holds instead where independent tries were written; absent where none were at hand to fit with. */
  withTries: z.strictObject({ fusion: logisticSchema, thresholds: thresholdsSchema }).exactOptional(),
});

const fileSchema = z.strictObject({ version: z.literal(2), profiles: z.array(profileSchema) });

/** What a threshold depends on. */
export type ThresholdKind = keyof z.infer<typeof byKindSchema>;

/** A threshold for each kind of problem. */
export type ThresholdByKind = Readonly<Record<ThresholdKind, number>>;

export type FusionWeights = z.infer<typeof logisticSchema>;

/** How the evidence of one set of witnesses becomes a verdict and a score. Fitted, and kept in data/fusion.json. */
export type FusionProfile = z.infer<typeof profileSchema>;

/** Without fitted coefficients the symbolic rules alone decide, and no score is shown. */
export const symbolicOnly: FusionProfile = {
  scorer: null,
  fittedOn: 'nothing: symbolic rules only',
  calibration: { kind: 'identity' },
  fusion: null,
  thresholds: { firstError: { word: 0, other: 0 }, doubtful: 0 },
};

/** Reads the data file. @throws ZodError when it is not one */
export function parseFusionProfiles(data: unknown): readonly FusionProfile[] {
  return fileSchema.parse(data).profiles;
}

/** The profile fitted for this scorer (null: for none), or the symbolic rules when there is none. */
export function profileFor(profiles: readonly FusionProfile[], scorer: string | null): FusionProfile {
  return profiles.find((profile) => profile.scorer === scorer) ?? symbolicOnly;
}

/** The profile as it holds where independent tries were written. */
export function profileWithTries(profile: FusionProfile): FusionProfile {
  return profile.withTries === undefined ? profile : { ...profile, ...profile.withTries };
}

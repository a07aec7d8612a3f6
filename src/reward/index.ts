/** Step scoring: scorer formats, calibration, aggregation, and the fusion of all evidence into a verdict. */
export { aggregate, type Aggregation } from './aggregation.ts';
export { builtinFormats, markFormat } from './builtinFormats.ts';
export { builtinProfile } from './builtinProfiles.ts';
export { calibrate, calibrationSchema, type Calibration } from './calibration.ts';
export { FEATURE_NAMES, firstError, fusedScore, judgeStep, verdictOf } from './fusion.ts';
export {
  parseFusionProfiles,
  profileFor,
  profileWithTries,
  symbolicOnly,
  type FusionProfile,
  type FusionWeights,
  type ThresholdByKind,
  type ThresholdKind,
} from './fusionProfile.ts';
export { logit, sigmoid } from './logistic.ts';
export { isReadable, parseMarkFormat, type MarkFormat, type MissingFormat } from './markFormat.ts';
export { markRequest } from './markRequest.ts';
export { digitPieces, numberExpectation } from './numberExpectation.ts';
export { learnedEvidence } from './stepFeatures.ts';
export { isOpen, stepFeatures, type StepContext, type StepFeatures } from './stepFeatures.ts';
export { stepForms, type StepForm } from './stepForm.ts';
export { createStepScorer, type ScorerReaders } from './stepScorer.ts';

export { trainingRowSchema, type Branch, type Label, type TrainingRow } from './trainingRow.ts';

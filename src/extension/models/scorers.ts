import type { StepScorer } from '../../core/scoring.ts';
import { builtinProfile, createStepScorer, markFormat } from '../../reward/index.ts';
import type { ModelClient } from '../../runtime/client/index.ts';
import { scorerFiles } from '../../runtime/models/index.ts';
import { plainSpec } from '../../runtime/protocol/index.ts';
import type { ModelShelf } from './modelShelf.ts';

/** The trained scorer whose files are on this machine, or null. Nothing is loaded before its first score. */
export async function findScorer(shelf: ModelShelf, client: () => ModelClient): Promise<StepScorer | null> {
  const entry = await shelf.scorer();
  if (entry === null) return null;
  const { file, adapters, verified, numbers, entry: scorer } = await scorerFiles(shelf.store(), entry.id);
  const [contextSize, sequences] = [entry.contextTokens, 1];
  const marks = client().reader(
    plainSpec(entry.id, file, { adapters: [...adapters], verified, contextSize, sequences }),
  );
  const base = numbers && plainSpec(numbers.id, numbers.file, { verified: numbers.verified, contextSize, sequences });
  const readers = { marks, numbers: base && client().reader(base) };
  return createStepScorer(readers, markFormat(scorer.format), builtinProfile(entry.id).calibration);
}

import { runStage, type Stage, type StageHost } from '../../../training/stage/runStage.ts';
import { TrainingHost, type TrainingModels } from '../../composition/trainingHost.ts';
import type { CliContext } from '../../context.ts';
import { writeLines } from '../../io.ts';
import { trainingModels, type RawTrainingOptions } from './options.ts';

/** Makes a stage, runs it with processes that end when it does, and says where its manifest stands. */
export async function runWith(
  context: CliContext,
  raw: RawTrainingOptions,
  make: (host: TrainingHost, stage: StageHost) => Promise<Stage>,
): Promise<void> {
  await runStageWith(context, trainingModels(raw), raw.out, make);
}

/** The same with models named by hand. */
export async function runStageWith(
  context: CliContext,
  models: TrainingModels,
  out: string,
  make: (host: TrainingHost, stage: StageHost) => Promise<Stage>,
): Promise<void> {
  const host = new TrainingHost(context, models);
  try {
    const place = host.stage(out);
    const manifest = await runStage(await make(host, place), place);
    writeLines(context.io.output, [
      JSON.stringify({ stage: manifest.stage, ...manifest.counts, seconds: manifest.seconds }),
    ]);
  } finally {
    host.dispose();
  }
}

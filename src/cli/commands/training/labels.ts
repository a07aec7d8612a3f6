import { InvalidArgumentError, type Command } from 'commander';
import { LABEL_SOURCES, type LabelSource } from '../../../training/labels/labelled.ts';
import { labelStage } from '../../../training/labels/labelStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, whole, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawLabelOptions extends RawTrainingOptions {
  readonly solutions: string;
  readonly sources: readonly LabelSource[];
  readonly feedback?: string;
  readonly tries: number;
}

function sources(text: string): LabelSource[] {
  return text.split(',').map((word) => {
    const found = LABEL_SOURCES.find((source) => source === word);
    if (found === undefined) throw new InvalidArgumentError(`Sources are ${LABEL_SOURCES.join(', ')}.`);
    return found;
  });
}

/** `stepwise train labels`: step labels for the process reward model, from the chosen sources. */
export function addLabels(train: Command, context: CliContext): void {
  const text = 'label the steps of solutions for train prm --labels; where sources differ it is told';
  addTrainingOptions(train.command('labels').description(text))
    .requiredOption(
      '--solutions <file>',
      'JSONL with id, problem, steps or solution; answer for rollouts, labels of a person',
    )
    .option<readonly LabelSource[]>('--sources <list>', `of ${LABEL_SOURCES.join(', ')}`, sources, ['witness'])
    .option('--feedback <file>', 'the editor’s feedback.jsonl')
    .addOption(whole('--tries <n>', 'continuations from after each step (rollouts)', 1, 4))
    .action(async (raw: RawLabelOptions) => {
      await runWith(context, raw, async (host, place) => {
        const { solutions, tries, seed, atOnce } = raw;
        const writes = raw.sources.some((source) => source === 'judge' || source === 'rollouts');
        const feedback = raw.feedback ?? null;
        const options = { solutions, sources: raw.sources, feedback, rollouts: { tries, seed }, atOnce };
        return labelStage(options, await host.ports(undefined, writes), place);
      });
    });
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import { wholeNumber } from '../../commonOptions.ts';
import type { TrainingModels } from '../../composition/trainingHost.ts';

/** What commander gives for the options every training stage has. */
export interface RawTrainingOptions {
  readonly out: string;
  readonly model?: string;
  readonly adapter?: string;
  readonly prm?: string;
  readonly endpoint?: readonly string[];
  readonly endpointModel: string;
  readonly keyFrom?: string;
  readonly endpointSilence: number;
  readonly perMinute: number;
  readonly atOnce: number;
  readonly threads: number;
  readonly seed: number;
  readonly python?: string;
}

/** An option that takes a whole number. */
export function whole(flag: string, text: string, least: number, value: number): Option {
  return new Option(flag, text).argParser(wholeNumber(least)).default(value);
}

/** Reads a number of at least 0. @throws InvalidArgumentError which commander shows */
export function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new InvalidArgumentError('It must be a number of at least 0.');
  return number;
}

/** An option that takes a number of at least 0. */
export function amount(flag: string, text: string, value: number): Option {
  return new Option(flag, text).argParser(positive).default(value);
}

/** The options every training stage has. */
export function addTrainingOptions(command: Command): Command {
  return command
    .requiredOption('--out <dir>', 'folder of the stage: journal, log, manifest, results; started again it goes on')
    .option('--model <id|file>', 'model that writes: an entry of the catalogue, or a GGUF file')
    .option('--adapter <file>', 'GGUF adapter laid over it')
    .option('--prm <id|file>', 'process reward model: an entry of the catalogue, or an adapter of --base')
    .option('--endpoint <urls...>', 'OpenAI-compatible endpoints instead of a local model, several at once')
    .option('--endpoint-model <name>', 'the model’s name as the endpoints know it', 'default')
    .addOption(whole('--endpoint-silence <s>', 'seconds without a byte after which an endpoint counts as gone', 1, 60))
    .option('--key-from <variable>', 'environment variable that holds the endpoints’ key')
    .addOption(whole('--per-minute <n>', 'requests begun a minute at most, 0 for no limit', 0, 0))
    .addOption(whole('--at-once <n>', 'requests under way at once', 1, 1))
    .addOption(whole('--threads <n>', 'threads', 1, 1))
    .addOption(whole('--seed <n>', 'seed of all that is drawn', 0, 1))
    .option('--python <file>', 'Python with the trainer’s requirements installed');
}

/** The models those options name. */
export function trainingModels(raw: RawTrainingOptions): TrainingModels {
  return {
    model: raw.model ?? null,
    adapter: raw.adapter ?? null,
    prm: raw.prm ?? null,
    endpoints: raw.endpoint ?? [],
    endpointModel: raw.endpointModel,
    keyFrom: raw.keyFrom ?? null,
    endpointSilence: raw.endpointSilence,
    perMinute: raw.perMinute,
    threads: raw.threads,
    python: raw.python ?? null,
  };
}

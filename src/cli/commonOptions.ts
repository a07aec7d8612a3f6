import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options that every command which judges or solves has. */
export interface CommonOptions {
  /** Catalogue id, file or server (`http://host/v1#name`) of the solver; null takes the default. */
  readonly model: string | null;
  /** GGUF adapter of one's own, laid over the solver. */
  readonly adapter: string | null;
  /** Catalogue id of the scorer; null takes the default where it is installed. */
  readonly prm: string | null;
  /** Python whose SymPy is asked where the project's own decider is undecided; null asks none. */
  readonly sympy: string | null;
  readonly threads: number | null;
  readonly seed: number;
  /** False with `--no-model`: symbolic only. */
  readonly useModel: boolean;
}

/** Reads a whole number of at least `least`. @throws InvalidArgumentError which commander shows */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return number;
  };
}

/** Adds the common options to a command. */
export function addCommonOptions(command: Command): Command {
  return command
    .option(
      '--model <id|file|url>',
      'solver: an entry of the catalogue, a GGUF file, or http://host/v1#name of a server',
    )
    .option('--adapter <file>', 'GGUF adapter of your own, laid over the solver')
    .option('--prm <id>', 'scorer: an entry of the catalogue')
    .addOption(new Option('--threads <n>', 'threads of the model').argParser(wholeNumber(1)))
    .addOption(new Option('--seed <n>', 'seed of all sampling').argParser(wholeNumber(0)).default(1))
    .option('--no-model', 'symbolic checks only; no model is loaded');
}

/** Adds `--sympy` to a command that checks steps. */
export function addSympyOption(command: Command): Command {
  return command.option(
    '--sympy <python>',
    'ask the SymPy of this Python where a claim is left undecided (a path or a command)',
  );
}

/** What commander gives for the common options: `model` is false after `--no-model`, true or absent when not named. */
export interface RawCommonOptions {
  readonly model?: string | boolean;
  readonly adapter?: string;
  readonly prm?: string;
  readonly sympy?: string;
  readonly threads?: number;
  readonly seed: number;
}

/** The common options in one shape. */
export function commonOptions(raw: RawCommonOptions): CommonOptions {
  return {
    model: typeof raw.model === 'string' ? raw.model : null,
    adapter: raw.adapter ?? null,
    prm: raw.prm ?? null,
    sympy: raw.sympy ?? null,
    threads: raw.threads ?? null,
    seed: raw.seed,
    useModel: raw.model !== false,
  };
}

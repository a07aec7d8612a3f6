import { Option, type Command } from 'commander';
import { derivationsIn } from '../../document/index.ts';
import { lastOutcome, verify, type EnginePorts } from '../../engine/index.ts';
import type { Outcome } from '../../core/events.ts';
import { verifiedRow } from '../batch/judgedRow.ts';
import {
  addCommonOptions,
  addSympyOption,
  commonOptions,
  wholeNumber,
  type RawCommonOptions,
} from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import { versionOf } from '../composition/installation.ts';
import { readSource } from '../composition/sourceFile.ts';
import type { CliContext } from '../context.ts';
import { EXIT, writeLines } from '../io.ts';
import { stepLines } from '../output/annotatedSteps.ts';
import { positionAt } from '../output/position.ts';
import { sarifLog, type CheckedFile } from '../output/sarif.ts';
import { paintFor, type Paint } from '../output/style.ts';

type Format = 'text' | 'json' | 'sarif';

interface RawOptions extends RawCommonOptions {
  readonly format: Format;
  readonly json?: boolean;
  readonly tries: number;
}

async function checkFile(file: string, ports: EnginePorts, raw: RawOptions, signal: AbortSignal): Promise<CheckedFile> {
  const source = await readSource(file);
  const outcomes: Outcome[] = [];
  for (const derivation of derivationsIn(source.text, source.language)) {
    outcomes.push(await lastOutcome(verify(derivation, { agreementTries: raw.tries, seed: raw.seed }, ports, signal)));
  }
  return { file, text: source.text, outcomes };
}

function textLines({ file, text, outcomes }: CheckedFile, paint: Paint): readonly string[] {
  return outcomes.flatMap((outcome) => {
    const { line, column } = positionAt(text, outcome.derivation.span?.start ?? 0);
    const steps = outcome.steps.flatMap((step) => stepLines(step, paint));
    return [paint('bold', `${file}:${line}:${column}`), ...steps, ''];
  });
}

function report(files: readonly CheckedFile[], format: Format, context: CliContext): readonly string[] {
  switch (format) {
    case 'text':
      return files.flatMap((file) => textLines(file, paintFor(context.io.output)));
    case 'json':
      return files.map(({ file, outcomes }) => JSON.stringify({ file, derivations: outcomes.map(verifiedRow) }));
    case 'sarif':
      return [JSON.stringify(sarifLog(files, versionOf(context.installation)), null, 2)];
  }
}

function isRefuted({ outcomes }: CheckedFile): boolean {
  return outcomes.some((outcome) => outcome.steps.some((step) => step.verdict === 'refuted'));
}

async function run(context: CliContext, names: readonly string[], raw: RawOptions): Promise<void> {
  const host = new EngineHost(context.installation, commonOptions(raw));
  try {
    const ports = await host.ports(raw.tries > 0 ? 'solver' : 'scorer');
    const files: CheckedFile[] = [];
    for (const name of names) files.push(await checkFile(name, ports, raw, context.io.signal));
    writeLines(context.io.output, report(files, raw.json === true ? 'json' : raw.format, context));
    if (files.some(isRefuted)) context.exit(EXIT.refuted);
  } finally {
    host.dispose();
  }
}

/** `stepwise check FILE...`. */
export function addCheck(program: Command, context: CliContext): void {
  const command = program
    .command('check')
    .description('judge the steps written in files; exit status 1 when one is refuted')
    .argument('<files...>', 'Markdown, LaTeX or text files')
    .option('--json', 'the same as --format json')
    .addOption(
      new Option('--tries <n>', 'independent solutions the steps are compared with; they need a model')
        .argParser(wholeNumber(0))
        .default(0),
    )
    .addOption(
      new Option('--format <format>', 'how findings are written').choices(['text', 'json', 'sarif']).default('text'),
    );
  addSympyOption(addCommonOptions(command)).action(async (files: string[], raw: RawOptions) => {
    await run(context, files, raw);
  });
}

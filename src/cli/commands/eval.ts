import { cpus } from 'node:os';
import { Argument, Option, type Command } from 'commander';
import { Progress } from '../../evaluation/progress.ts';
import { toMarkdown } from '../../evaluation/report/markdown.ts';
import type { Report } from '../../evaluation/report/sections.ts';
import { writeReport } from '../../evaluation/report/writeReport.ts';
import { runTask } from '../../evaluation/runTask.ts';
import { EVALUATION_TASKS, type EvaluationTask } from '../../evaluation/tasks.ts';
import { StepwiseError } from '../../core/errors.ts';
import { addCommonOptions, commonOptions, wholeNumber, type RawCommonOptions } from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import { versionOf } from '../composition/installation.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';
import { addSolveOptions, solveOptions, type RawSolveOptions } from '../solveOptions.ts';

interface EvalOptions extends RawCommonOptions, RawSolveOptions {
  readonly data: string;
  readonly out: string;
  readonly limit?: number;
  readonly agreement: number;
  readonly beside?: readonly string[];
  readonly again?: string;
}

/** How the figures came about, for the head of the report. */
function madeBy(context: CliContext, name: string, raw: EvalOptions): Record<string, string> {
  return {
    task: name,
    version: versionOf(context.installation),
    data: raw.data,
    rows: raw.limit === undefined ? 'all' : `the first ${String(raw.limit)}`,
    model: modelName(raw),
    scorer: raw.prm ?? 'the default where installed',
    strategy: raw.again === undefined ? raw.strategy : `the tries of ${raw.again}, judged again`,
    seed: String(raw.seed),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores`,
    date: new Date().toISOString().slice(0, 10),
  };
}

function modelName(raw: EvalOptions): string {
  return typeof raw.model === 'string' ? raw.model : raw.model === false ? 'none' : 'the default';
}

/** A name for a file of its own beside the first model's. */
function fileName(model: string): string {
  return model.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-|-$/g, '');
}

/** Every model on the same rows at once, each with a journal of its own; one report holds them all. */
async function evaluateAll(context: CliContext, name: string, task: EvaluationTask, raw: EvalOptions): Promise<Report> {
  const others = (raw.beside ?? []).map((model) => ({ ...raw, model, out: `${raw.out}.${fileName(model)}` }));
  const [first, ...rest] = await Promise.all([raw, ...others].map((one) => evaluate(context, name, task, one)));
  if (first === undefined || rest.length === 0) return first ?? { title: task.title, made: {}, sections: [] };
  const titled = [first, ...rest].flatMap((report, place) => {
    const model = modelName(place === 0 ? raw : (others[place - 1] ?? raw));
    return report.sections.map((section) => ({ ...section, title: `${section.title}: ${model}` }));
  });
  return { ...first, made: { ...first.made, beside: others.map(modelName).join(', ') }, sections: titled };
}

async function evaluate(context: CliContext, name: string, task: EvaluationTask, raw: EvalOptions): Promise<Report> {
  const host = new EngineHost(context.installation, commonOptions(raw));
  const { io } = context;
  try {
    const needsSolver = (task.kind === 'answers' && raw.again === undefined) || raw.agreement > 0;
    const { plan, ...ports } = await host.ports(needsSolver ? 'solver' : 'scorer');
    const solve = solveOptions(raw, raw.seed);
    return await runTask(task, {
      data: raw.data,
      out: `${raw.out}.rows.jsonl`,
      ports,
      model: modelName(raw),
      made: madeBy(context, name, raw),
      progress: new Progress(raw.limit ?? null, (line) => {
        writeLines(io.errors, [line]);
      }),
      signal: io.signal,
      ...(raw.limit !== undefined && { limit: raw.limit }),
      solve: { ...solve, plan: solve.plan ?? plan },
      verify: { agreementTries: raw.agreement, seed: raw.seed },
      ...(raw.again !== undefined && { triesOf: `${raw.again}.rows.jsonl` }),
    });
  } finally {
    host.dispose();
  }
}

/** `stepwise eval TASK --data FILE --out NAME`: measures a model or a scorer on labelled rows, and reports. */
export function addEval(program: Command, context: CliContext): void {
  const command = program
    .command('eval')
    .description('measure on labelled rows; a run that was stopped goes on where it was')
    .addArgument(new Argument('<task>', 'what is measured').choices(Object.keys(EVALUATION_TASKS)))
    .requiredOption('--data <file>', 'rows as JSON lines, gzip allowed')
    .requiredOption('--out <name>', 'NAME.rows.jsonl keeps the rows done; NAME.json, .md and .html are the report')
    .addOption(new Option('--limit <n>', 'only the first n rows').argParser(wholeNumber(1)))
    .option('--beside <models...>', 'other solvers measured on the same rows at the same time')
    .option('--again <name>', 'judge the tries of an earlier run, its NAME, with another scorer; nothing is solved')
    .addOption(
      new Option('--agreement <n>', 'independent tries for each solution').argParser(wholeNumber(0)).default(0),
    );
  addSolveOptions(addCommonOptions(command)).action(async (name: string, raw: EvalOptions) => {
    const task = EVALUATION_TASKS[name];
    if (task === undefined) throw new StepwiseError('internal', `There is no evaluation named ${name}.`);
    const report = await evaluateAll(context, name, task, raw);
    const files = await writeReport(report, raw.out);
    writeLines(context.io.output, [toMarkdown(report), `Written: ${files.join(', ')}`]);
  });
}

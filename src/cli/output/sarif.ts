import { pathToFileURL } from 'node:url';
import type { Outcome } from '../../core/events.ts';
import type { JudgedStep, Verdict } from '../../core/verdict.ts';
import { positionAt } from './position.ts';

/** The derivations of one file, checked. */
export interface CheckedFile {
  /** As given on the command line. */
  readonly file: string;
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

const RULES = [
  { id: 'refuted-step', shortDescription: { text: 'A step that does not hold' }, level: 'error' },
  { id: 'doubtful-step', shortDescription: { text: 'A step that is likely wrong' }, level: 'warning' },
] as const;

const RULE_OF: Readonly<Partial<Record<Verdict, (typeof RULES)[number]>>> = { refuted: RULES[0], doubtful: RULES[1] };

function message(judged: JudgedStep): string {
  const symbolic = judged.evidence.find((item) => item.witness === 'symbolic');
  if (judged.verdict === 'refuted') return symbolic?.reason ?? 'This step does not hold.';
  return `This step is likely wrong (score ${(judged.score ?? 0).toFixed(2)}).`;
}

function uriOf(file: string): string {
  return file.startsWith('/') ? pathToFileURL(file).href : encodeURI(file.replaceAll('\\', '/'));
}

function regionOf(text: string, judged: JudgedStep): object {
  const span = judged.step.span ?? { start: 0, end: 0 };
  const start = positionAt(text, span.start);
  const end = positionAt(text, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function resultsOf({ file, text, outcomes }: CheckedFile): readonly object[] {
  return outcomes
    .flatMap((outcome) => outcome.steps)
    .flatMap((judged) => {
      const rule = RULE_OF[judged.verdict];
      if (rule === undefined) return [];
      const physicalLocation = { artifactLocation: { uri: uriOf(file) }, region: regionOf(text, judged) };
      return [
        { ruleId: rule.id, level: rule.level, message: { text: message(judged) }, locations: [{ physicalLocation }] },
      ];
    });
}

/** The findings as a SARIF 2.1.0 log (OASIS standard), which code hosts show beside the lines they concern. */
export function sarifLog(files: readonly CheckedFile[], version: string): object {
  const rules = RULES.map(({ id, shortDescription, level }) => ({
    id,
    shortDescription,
    defaultConfiguration: { level },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Stepwise Math', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(resultsOf),
      },
    ],
  };
}

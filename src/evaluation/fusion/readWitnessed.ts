import { StepwiseError } from '../../core/errors.ts';
import { agreementRecord, learnedRecord, symbolicRecord } from '../evidence/records.ts';
import { measuredSteps } from '../evidence/gather.ts';
import { Journal } from '../journal.ts';
import { readRows } from '../rows/readRows.ts';
import { stepRow, type StepRow } from '../rows/schemas.ts';
import type { WitnessedRow } from './witnessedRows.ts';

/** Where labelled rows stand, and the files `stepwise evidence` made of them. */
export interface EvidenceFiles {
  readonly data: string;
  readonly learned: string;
  readonly symbolic: string;
  readonly agreement: string | null;
  /** Leave out rows the scorer has not read yet, instead of refusing. */
  readonly partial: boolean;
}

/** A row's record. @throws StepwiseError when it is missing, or of fewer steps than are labelled */
function recordOf<T>(row: StepRow, records: ReadonlyMap<string, T>, file: string, steps: (record: T) => number): T {
  const found = records.get(row.id);
  const wanted = measuredSteps(row).length;
  if (found !== undefined && steps(found) >= wanted) return found;
  const what = found === undefined ? 'nothing' : `${steps(found)} of ${wanted} steps`;
  throw new StepwiseError(
    'internal',
    `${file} holds ${what} for row ${row.id}. Run "stepwise evidence" to its end first.`,
  );
}

/** All rows with their evidence; agreement where its file has it. @throws StepwiseError when evidence is missing */
export async function readWitnessed(files: EvidenceFiles): Promise<WitnessedRow[]> {
  const learned = (await Journal.open(files.learned, learnedRecord)).done;
  const symbolic = (await Journal.open(files.symbolic, symbolicRecord)).done;
  const agreement = files.agreement === null ? null : (await Journal.open(files.agreement, agreementRecord)).done;
  const rows: WitnessedRow[] = [];
  for await (const row of readRows(files.data, stepRow)) {
    if (files.partial && !learned.has(row.id)) continue;
    rows.push({
      row,
      learned: recordOf(row, learned, files.learned, ({ logits }) => logits.length),
      symbolic: recordOf(row, symbolic, files.symbolic, ({ outcomes }) => outcomes.length),
      agreement: agreement?.get(row.id) ?? null,
    });
  }
  return rows;
}

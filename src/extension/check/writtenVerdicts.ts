import type * as vscode from 'vscode';
import { toFailure } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { whileUnchanged } from '../editor/whileUnchanged.ts';
import type { EngineHost } from '../engine/engineHost.ts';
import type { Reading } from '../reading/reading.ts';
import { writtenSolution } from './acceptedSolution.ts';
import type { DocumentChecker } from './documentChecker.ts';

/** Steps that are looked through around the solution; no solution has more. */
const MOST_STEPS = 1000;

/** What finds and shows the verdicts of a solution. */
export interface WrittenTools {
  readonly engine: Pick<EngineHost, 'remember'>;
  readonly checker: DocumentChecker;
  readonly reading: Pick<Reading, 'derivationsNear'>;
  readonly log: Logger;
}

/**
 * Shows the verdicts that a solution had before it was written into a document, where it stands now; `problem` is where the
 * problem stands. An edit that comes first is answered by its own check.
 */
export async function showWritten(
  { engine, checker, reading, log }: WrittenTools,
  document: vscode.TextDocument,
  language: DocumentLanguage,
  problem: Span,
  judged: readonly JudgedStep[],
): Promise<void> {
  const [address, text] = [document.uri.toString(), document.getText()];
  try {
    await whileUnchanged(document, async (signal) => {
      const { derivations } = await reading.derivationsNear(text, language, problem.end, MOST_STEPS);
      const written = writtenSolution(derivations, problem, judged);
      if (written === null) return;
      engine.remember(written, judged);
      const { span: within } = written;
      const order = { depth: 'light', within, near: within.start, most: MOST_STEPS, signal } as const;
      await checker.check({ address, text, language }, order);
    });
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code !== 'cancelled') log.warn('The steps of a solution were not marked.', { ...failure });
  }
}

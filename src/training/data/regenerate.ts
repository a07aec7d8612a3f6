import * as z from 'zod';
import type { EnginePorts, PromptFormat } from '../../engine/index.ts';
import { SolutionJudge } from '../../engine/judging/solutionJudge.ts';
import { readerFor } from '../../engine/reading/readerFor.ts';
import { writeTexts } from '../../engine/solving/writeTexts.ts';
import { UsageMeter } from '../../engine/usageMeter.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { SourceProblem } from './problems.ts';

/** How solutions are written anew. */
export interface Regeneration {
  readonly format: PromptFormat;
  readonly tries: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly seed: number;
}

export const regeneratedSchema = z.strictObject({
  id: z.string(),
  /** The solutions that arrive at the reference answer without a refuted step, no two alike. */
  right: z.array(z.string()),
  wrong: z.int(),
  refuted: z.int(),
  unfinished: z.int(),
});

/** What came of solving one problem again. */
export type Regenerated = z.infer<typeof regeneratedSchema>;

type Judged = 'right' | 'wrong' | 'refuted' | 'unfinished';

async function judged(
  text: string,
  source: SourceProblem,
  format: PromptFormat,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<Judged> {
  const solution = await readerFor(format, ports.witness)(text, true);
  if (solution.answer === null || solution.fault !== null) return 'unfinished';
  const { verdict } = await ports.witness.compareAnswers(source.answer, solution.answer);
  if (verdict !== 'equal') return 'wrong';
  const problem = { text: source.problem, language: 'markdown' as const };
  const evidence = await new SolutionJudge({ problem }, ports, signal).checkAll(solution.steps);
  return evidence.some((item) => item.outcome === 'refuted') ? 'refuted' : 'right';
}

/** The text with only what its reader reads: the format's own lines, no talk before or after. */
function trimmed(text: string, format: PromptFormat): string {
  if (format.reads !== 'calculation') return text.trim();
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => /^[A-Za-z_]\w*\s*=(?!=)/.test(line)).join('\n');
}

/**
 * Solves a problem several times in one format and keeps what arrives at the reference answer (by the symbolic
 * comparison) without a refuted step.
 * @throws StepwiseError when the model fails
 */
export async function regenerate(
  source: SourceProblem,
  { format, tries, temperature, maxTokens, seed }: Regeneration,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<Regenerated> {
  const { generator } = ports;
  if (generator === null) throw new StepwiseError('model-missing', 'Answers are to be written anew, and no model is named.');
  const writing = { problem: source.problem, format, count: tries, temperature, seed, maxTokens };
  const texts = await writeTexts(generator, writing, new UsageMeter(ports.now), signal);
  const found: Record<Judged, Set<string>> = { right: new Set(), wrong: new Set(), refuted: new Set(), unfinished: new Set() };
  for (const [place, { text, complete }] of texts.entries()) {
    const verdict = complete ? await judged(text, source, format, ports, signal) : 'unfinished';
    found[verdict].add(verdict === 'right' ? trimmed(text, format) : String(place));
  }
  const { right, wrong, refuted, unfinished } = found;
  return { id: source.id, right: [...right], wrong: wrong.size, refuted: refuted.size, unfinished: unfinished.size };
}

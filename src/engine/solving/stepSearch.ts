import type { JudgedStep, Verdict } from '../../core/verdict.ts';
import type { PromptFormat } from '../prompting/promptFormat.ts';
import { readerFor } from '../reading/readerFor.ts';
import type { ReadSolution } from '../reading/solutionReader.ts';
import type { Candidate } from './candidate.ts';
import type { Chosen } from './wholeSolutions.ts';
import type { SolveRun } from './run.ts';
import { writeTexts } from './writeTexts.ts';

/** More steps than any solution needs that is going somewhere. */
const STEP_LIMIT = 24;
/** How often a step is written again when all its proposals are refuted. */
const REWRITES = 2;
const TEMPERATURE = 0.7;

const RANK: Readonly<Record<Verdict, number>> = { verified: 3, plausible: 2, unchecked: 2, doubtful: 1, refuted: 0 };

/** A proposal for the next line: the text up to and with it, read and judged. */
interface Proposal {
  readonly text: string;
  readonly solution: ReadSolution;
  readonly judged: readonly JudgedStep[];
  /** Proposals that came to the same text. */
  readonly supporters: number;
}

function rankOf(proposal: Proposal): number {
  const last = proposal.judged.at(-1);
  const fault = proposal.solution.fault === null ? 0 : -4;
  return RANK[last?.verdict ?? 'unchecked'] + (last?.score ?? 0) + proposal.supporters / 100 + fault;
}

const isRefuted = (proposal: Proposal): boolean => proposal.judged.at(-1)?.verdict === 'refuted';

/** The search for one solution, line by line. */
class StepSearch {
  private written: string;
  private best: Proposal | null = null;

  constructor(
    private readonly run: SolveRun,
    private readonly format: PromptFormat,
  ) {
    this.written = run.options.kept.map((step) => `${step.trim().replace(/\s*\n\s*/g, ' ')}\n`).join('');
  }

  async solve(): Promise<Candidate | null> {
    for (let line = 0; line < STEP_LIMIT && this.run.tokensLeft > 0; line += 1) {
      const proposal = await this.nextLine(line);
      if (proposal === null) return this.candidate(true);
      this.written = proposal.text;
      this.best = proposal;
    }
    return this.candidate(false);
  }

  private candidate(complete: boolean): Candidate | null {
    if (this.best === null) return null;
    return { format: this.format, solution: this.best.solution, judged: this.best.judged, complete };
  }

  /** The best next line; null when the solution is at its end. A refuted line is thrown away and written again. */
  private async nextLine(line: number): Promise<Proposal | null> {
    let kept: Proposal | null = null;
    for (let attempt = 0; attempt <= REWRITES; attempt += 1) {
      const proposals = await this.propose(line * (REWRITES + 1) + attempt);
      if (proposals.length === 0) return null;
      kept = proposals.reduce((best, other) => (rankOf(other) > rankOf(best) ? other : best));
      this.show(kept);
      if (!isRefuted(kept)) return kept;
    }
    return kept;
  }

  private async propose(order: number): Promise<readonly Proposal[]> {
    const { problem, options, generator, usage, signal } = this.run;
    const texts = await writeTexts(
      generator,
      {
        problem: problem.text,
        format: this.format,
        count: options.proposals,
        temperature: TEMPERATURE,
        seed: options.seed + order,
        maxTokens: this.run.tokensLeft,
        written: this.written,
        stop: ['\n'],
      },
      usage,
      signal,
    );
    const lines = texts.map((written) => written.text.trim()).filter((text) => text !== '');
    if (lines.length * 2 < texts.length) return [];
    return Promise.all([...new Set(lines)].map((text) => this.read(text, lines)));
  }

  private async read(line: string, all: readonly string[]): Promise<Proposal> {
    const text = `${this.written}${line}\n`;
    const solution = await readerFor(this.format, this.run.ports.witness)(text, false);
    const judged = await this.run.judge.judge(solution.steps, await this.run.judge.checkAll(solution.steps));
    return { text, solution, judged, supporters: all.filter((other) => other === line).length };
  }

  private show(proposal: Proposal): void {
    const last = proposal.judged.at(-1);
    if (last === undefined) return;
    this.run.emit({ kind: 'step', index: last.index, step: last.step });
    this.run.emit({ kind: 'verdict', judged: last });
  }
}

/**
 * Solves by step-level search: at each step the best of several proposals by verdict and score is kept. Steps that the
 * options keep are not written again.
 */
export async function chooseStepwise(run: SolveRun, format: PromptFormat): Promise<Chosen | null> {
  const chosen = await new StepSearch(run, format).solve();
  return chosen === null ? null : { chosen, candidates: [chosen] };
}

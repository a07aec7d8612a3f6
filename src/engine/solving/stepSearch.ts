import type { JudgedStep } from '../../core/verdict.ts';
import { learnedEvidence } from '../../reward/index.ts';
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
/** A line scored this high is kept without others being asked for, as is one that is not refuted where none is scored. */
const SURE = 0.9;
/**
 * By how much another line's probability must exceed the most likely line's to be taken instead: the scorer tells right
 * from wrong worse than the generator prefers one to the other.
 */
const LEAD = 0.1;

/** A proposal for the next line: the text up to and with it, read and judged. */
interface Proposal {
  readonly text: string;
  readonly solution: ReadSolution;
  readonly judged: readonly JudgedStep[];
  /** Proposals that came to the same text. */
  readonly supporters: number;
  /** Whether the generator holds it for the most likely one. */
  readonly likeliest: boolean;
}

const lastOf = (proposal: Proposal): JudgedStep | undefined => proposal.judged.at(-1);

const isRefuted = (proposal: Proposal): boolean => lastOf(proposal)?.verdict === 'refuted';

function isSure(proposal: Proposal): boolean {
  const score = lastOf(proposal)?.score ?? SURE;
  return proposal.solution.fault === null && !isRefuted(proposal) && score >= SURE;
}

/**
 * How good a line is among others after the same lines. Of the evidence only the scorer's own probability tells them
 * apart: the fused score weighs length and place too, which says how much can be wrong in a step, not which to take.
 */
function worthOf(proposal: Proposal): number {
  if (proposal.solution.fault !== null) return -2;
  if (isRefuted(proposal)) return -1;
  const last = lastOf(proposal);
  const unscored = last?.verdict === 'verified' ? 0.75 : 0.5;
  const probability = learnedEvidence(last?.evidence ?? [])?.probability ?? unscored;
  return probability + (proposal.likeliest ? LEAD : 0) + proposal.supporters / 100;
}

/** The search for one solution, line by line. */
class StepSearch {
  private written: string;
  private last: Proposal | null = null;

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
      this.last = proposal;
    }
    return this.candidate(false);
  }

  private candidate(complete: boolean): Candidate | null {
    if (this.last === null) return null;
    return { format: this.format, solution: this.last.solution, judged: this.last.judged, complete };
  }

  /** The best next line; null when the solution is at its end. A refuted line is thrown away and written again. */
  private async nextLine(line: number): Promise<Proposal | null> {
    const { proposals: count, kept: given } = this.run.options;
    // What goes on after given steps is asked for again and again, to be different each time.
    const startsLikely = count > 1 && given.length === 0;
    const order = line * (REWRITES + 2);
    const proposals = startsLikely
      ? await this.read(await this.write(1, 0, order), true)
      : await this.read(await this.write(count, TEMPERATURE, order), false);
    if (proposals.length === 0) return null;
    let kept = this.best(proposals);
    this.show(kept);
    const more = startsLikely ? count - 1 : count;
    for (let attempt = 0; attempt <= REWRITES && this.asksMore(kept, startsLikely && attempt === 0); attempt += 1) {
      const others = await this.read(await this.write(more, TEMPERATURE, order + 1 + attempt), false);
      if (others.length === 0 && isRefuted(kept)) return null;
      proposals.push(...others);
      const best = this.best(proposals);
      if (best !== kept) this.show(best);
      kept = best;
    }
    return kept;
  }

  private asksMore(kept: Proposal, isFirst: boolean): boolean {
    return this.run.tokensLeft > 0 && (isRefuted(kept) || (isFirst && !isSure(kept)));
  }

  private best(proposals: readonly Proposal[]): Proposal {
    return proposals.reduce((best, other) => (worthOf(other) > worthOf(best) ? other : best));
  }

  /** Lines that go on from here; none where most are empty, for the solution is at its end. */
  private async write(count: number, temperature: number, order: number): Promise<readonly string[]> {
    const { problem, options, generator, usage, signal } = this.run;
    const writing = {
      problem: problem.text,
      format: this.format,
      count,
      temperature,
      seed: options.seed + order,
      maxTokens: Math.max(1, this.run.tokensLeft),
      written: this.written,
      stop: ['\n'],
    };
    const texts = await writeTexts(generator, writing, usage, signal);
    const lines = texts.map((written) => written.text.trim()).filter((text) => text !== '');
    return lines.length * 2 < texts.length ? [] : lines;
  }

  private read(lines: readonly string[], likeliest: boolean): Promise<Proposal[]> {
    return Promise.all([...new Set(lines)].map((line) => this.readLine(line, lines, likeliest)));
  }

  private async readLine(line: string, all: readonly string[], likeliest: boolean): Promise<Proposal> {
    const text = `${this.written}${line}\n`;
    const solution = await readerFor(this.format, this.run.ports.witness)(text, false);
    const judged = await this.run.judge.judge(solution.steps, await this.run.judge.checkAll(solution.steps));
    return { text, solution, judged, supporters: all.filter((other) => other === line).length, likeliest };
  }

  private show(proposal: Proposal): void {
    const last = proposal.judged.at(-1);
    if (last === undefined) return;
    this.run.emit({ kind: 'step', index: last.index, step: last.step });
    this.run.emit({ kind: 'verdict', judged: last });
  }
}

/**
 * Solves by step-level search: each line is the most likely one where nothing speaks against it, else the best of several
 * by the scorer. Steps that the options keep are not written again.
 */
export async function chooseStepwise(run: SolveRun, format: PromptFormat): Promise<Chosen | null> {
  const chosen = await new StepSearch(run, format).solve();
  return chosen === null ? null : { chosen, candidates: [chosen] };
}

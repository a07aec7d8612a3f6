import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable.ts';
import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import { PREVIEW_SCHEME } from '../editor/addresses.ts';
import { languageOf } from '../editor/languages.ts';
import { spanOf } from '../editor/ranges.ts';
import type { Runs } from '../status/runs.ts';
import { peekProposal } from './peek.ts';
import { emptyProposal, type Proposal } from './proposal.ts';
import type { OpenProposal, Proposals } from './proposals.ts';
import { runSolution, type WriteSolution } from './solver.ts';

/** Finds the problem at a place of a text, or null. */
export type FindProblem = (text: string, language: DocumentLanguage, at: Span) => Promise<Problem | null>;

/** Starts solutions and shows them below their problems while they are written. */
export class Solving {
  #number = 0;

  constructor(
    private readonly findProblem: FindProblem,
    private readonly write: WriteSolution,
    private readonly proposals: Proposals,
    private readonly runs: Runs,
  ) {}

  /** Solves the problem at the cursor, or the selected one. */
  async solveHere(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const language = editor && languageOf(editor.document.languageId);
    if (!editor || !language) return;
    const at = spanOf(editor.document, editor.selection);
    const problem = await this.findProblem(editor.document.getText(), language, at);
    if (problem === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No problem was found at the cursor. Put the cursor in a problem, or select its text.'),
      );
      return;
    }
    await this.solve(editor.document, language, problem, []);
  }

  /** Solves a problem; the kept steps stay as they are and the rest is written after them. */
  async solve(
    document: vscode.TextDocument,
    language: DocumentLanguage,
    problem: Problem,
    kept: readonly JudgedStep[],
  ): Promise<void> {
    const open = this.#open(document, language, problem, kept);
    try {
      await this.runs.run(
        vscode.l10n.t('Solving step by step'),
        (signal) => this.#run(document, open, kept, signal),
        true,
      );
    } catch (error) {
      this.proposals.drop(open.preview);
      throw error;
    }
  }

  async #run(
    document: vscode.TextDocument,
    open: OpenProposal,
    kept: readonly JudgedStep[],
    signal: AbortSignal,
  ): Promise<void> {
    let peeked = false;
    const gone = this.#untilGone(open);
    const ends = AbortSignal.any([signal, gone.signal]);
    const last = await runSolution(this.write(open.problem, kept, ends), kept, (proposal) => {
      this.proposals.update(open.preview, proposal);
      if (peeked || !hasText(proposal)) return;
      peeked = true;
      void peekProposal(document, open);
    }).finally(() => {
      gone.dispose();
    });
    this.#finish(open, last);
  }

  /** Nobody waits for a solution that was discarded, or whose document was closed. */
  #untilGone({ preview }: OpenProposal): Disposable & { readonly signal: AbortSignal } {
    const controller = new AbortController();
    const listening = this.proposals.onChange(() => {
      if (this.proposals.ofPreview(preview) === null) controller.abort();
    });
    return {
      signal: controller.signal,
      dispose: () => {
        listening.dispose();
      },
    };
  }

  /** A run that wrote nothing leaves no proposal behind. */
  #finish(open: OpenProposal, last: Proposal): void {
    if (last.phase === 'failed' && last.message !== null) void vscode.window.showErrorMessage(last.message);
    if (last.steps.length === 0) this.proposals.drop(open.preview);
  }

  #open(
    document: vscode.TextDocument,
    language: DocumentLanguage,
    problem: Problem,
    kept: readonly JudgedStep[],
  ): OpenProposal {
    const extension = language === 'latex' ? 'tex' : 'md';
    const path = `/${vscode.l10n.t('Solution')} ${++this.#number}.${extension}`;
    const open: OpenProposal = {
      document: document.uri.toString(),
      preview: vscode.Uri.from({ scheme: PREVIEW_SCHEME, path }).toString(),
      language,
      problem,
      span: problem.span ?? null,
      proposal: emptyProposal(kept),
    };
    this.proposals.open(open);
    return open;
  }
}

function hasText({ steps, partial }: Proposal): boolean {
  return steps.length > 0 || partial.trim() !== '';
}

import * as vscode from 'vscode';
import type { Derivation } from '../../core/derivation.ts';
import type { DocumentLanguage } from '../../core/span.ts';
import { derivationsIn, renderSolution } from '../../document/index.ts';
import type { DocumentChecker } from '../check/documentChecker.ts';
import { showWritten } from '../check/writtenVerdicts.ts';
import { CELL_SCHEME } from '../editor/addresses.ts';
import { commandIds } from '../editor/commands.ts';
import { atPlace } from '../editor/cursorAt.ts';
import { languageIds } from '../editor/languages.ts';
import type { EngineHost } from '../engine/engineHost.ts';
import { Recent } from '../engine/recent.ts';
import type { ReadingThread } from '../reading/readingThread.ts';
import type { Feature } from '../registration.ts';
import { readSettings } from '../settings/readSettings.ts';
import { solveSettings } from '../settings/solveSettings.ts';
import { Acceptance } from '../solve/acceptance.ts';
import { peekProposal } from '../solve/peek.ts';
import { Previews } from '../solve/previews.ts';
import { ProposalLenses } from '../solve/proposalLenses.ts';
import { RewriteStep } from '../solve/rewriteStep.ts';
import type { WriteSolution } from '../solve/solver.ts';
import { type FindProblem, Solving } from '../solve/solving.ts';
import { StepCommands } from '../solve/stepCommands.ts';
import type { SolutionWriting } from '../solve/writing.ts';
import { type MakeVariant, Variants } from '../variants/variants.ts';
import type { Window } from './window.ts';

const selector = languageIds.map((language) => ({ language }));

/** What writes, reads and judges solutions. */
interface SolvingTools {
  readonly engine: EngineHost;
  readonly checker: DocumentChecker;
  readonly reading: ReadingThread;
  readonly write: WriteSolution;
}

/** The features that write solutions, show them below their problems, and put them into the document when accepted. */
export function solvingFeatures(window: Window, tools: SolvingTools): readonly Feature[] {
  const { engine, checker, reading, write } = tools;
  const { marks, proposals, runs, commands, log } = window;
  const writing = (address: string): SolutionWriting => documentWriting(window, reading, address);
  const problemAt: FindProblem = (...place) => reading.problemAt(...place);
  const solving = new Solving(problemAt, write, proposals, runs);
  const acceptance = new Acceptance(proposals, writing, (document, { problem, span, proposal, language }) => {
    const place = span ?? problem.span ?? { start: 0, end: 0 };
    void showWritten({ engine, checker, reading, log }, document, language, place, proposal.judged);
  });
  return [
    { name: 'solution preview', register: () => new Previews(proposals, writing, readRendered, marks) },
    { name: 'solution lenses', register: () => registerLenses(window) },
    {
      name: 'solving from a step',
      register: () => new StepCommands(marks, proposals, solving, problemAt).register(commands),
    },
    { name: 'writing a step again', register: () => new RewriteStep(marks, problemAt, write, runs).register(commands) },
    { name: 'variants', register: () => new Variants(variantMaker(engine, window), reading, runs).register(commands) },
    { name: 'solving', register: () => registerSolveCommands(window, solving, acceptance) },
    { name: 'solution places', register: () => followEdits(window) },
  ];
}

/** A solution is short: reading it takes no thread. */
function readRendered(rendered: string, language: DocumentLanguage): Derivation | null {
  return derivationsIn(rendered, language)[0] ?? null;
}

function documentWriting({ log }: Window, reading: ReadingThread, address: string): SolutionWriting {
  const shape = readSettings(log, vscode.Uri.parse(address))['solution.shape'];
  return {
    render: (steps, language) =>
      renderSolution(steps, { shape, language: language === 'latex' ? 'latex' : 'markdown' }),
    edit: (...solution) => reading.solutionEdit(...solution),
  };
}

/** Another way is another seed: the set one for the first solution of a problem, the next one for each after it. */
export function solutionWriter(engine: EngineHost, { log }: Pick<Window, 'log'>): WriteSolution {
  const tries = new Recent<number>(200);
  return (problem, kept, signal) => {
    const settings = solveSettings(readSettings(log));
    const key = JSON.stringify([problem.text, kept.map(({ step }) => step.text)]);
    const before = tries.get(key) ?? 0;
    tries.set(key, before + 1);
    return engine.solve(problem, kept, { ...settings, seed: settings.seed + before }, signal);
  };
}

/** Asking again for a variant of the same problem takes other seeds. */
function variantMaker(engine: EngineHost, { log }: Window): MakeVariant {
  const asked = new Recent<number>(200);
  return (problem, method, signal) => {
    const key = JSON.stringify([problem, method]);
    const before = asked.get(key) ?? 0;
    asked.set(key, before + 1);
    return engine.evolve(problem, method, readSettings(log)['solve.seed'] + 100 * before, signal);
  };
}

function registerLenses({ proposals, log }: Window): vscode.Disposable {
  const lenses = new ProposalLenses(proposals, (document) => readSettings(log, document)['solve.codeLens']);
  return vscode.Disposable.from(lenses, vscode.languages.registerCodeLensProvider(selector, lenses));
}

function registerSolveCommands(
  { proposals, runs, commands }: Window,
  solving: Solving,
  acceptance: Acceptance,
): vscode.Disposable {
  const show = async (): Promise<void> => {
    const open = acceptance.current();
    const document = open && (await vscode.workspace.openTextDocument(vscode.Uri.parse(open.document)));
    if (open && document) await peekProposal(document, open);
  };
  return vscode.Disposable.from(
    commands.handle(
      commandIds.solve,
      atPlace(() => (isInCell() ? commands.run(commandIds.solveCell, []) : solving.solveHere())),
    ),
    commands.handle(commandIds.accept, () => acceptance.accept()),
    commands.handle(commandIds.discard, () => acceptance.discard()),
    commands.handle(commandIds.showSolution, show),
    commands.handle(commandIds.stop, () => {
      runs.stop();
    }),
    proposals.onChange(() => {
      seeProposal(acceptance);
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      seeProposal(acceptance);
    }),
  );
}

/** In a notebook the solution goes into a cell of its own. */
function isInCell(): boolean {
  return vscode.window.activeTextEditor?.document.uri.scheme === CELL_SCHEME;
}

/** Whether the active editor has a proposal that can be accepted, for the manifest's `when` clauses. */
function seeProposal(acceptance: Acceptance): void {
  const proposal = acceptance.current()?.proposal;
  const ready = proposal !== undefined && proposal.phase !== 'writing' && proposal.steps.length > 0;
  void vscode.commands.executeCommand('setContext', 'stepwise.proposal', ready);
}

function followEdits({ proposals }: Window): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => {
        return { start: rangeOffset, removed: rangeLength, text };
      });
      if (changes.length > 0) proposals.edit(document.uri.toString(), changes);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      proposals.close(uri.toString());
    }),
  );
}

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { Pauses } from '../check/pauses.ts';
import type { Logger } from '../../core/logger.ts';
import { sayFailure } from '../editor/sayFailure.ts';
import type { FeedbackFile } from '../feedback/feedbackFile.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Reading } from '../reading/reading.ts';
import type { Proposals } from '../solve/proposals.ts';
import type { Picture } from '../typeset/messages.ts';
import type { AskedAlternatives } from './askedAlternatives.ts';
import { Follow, type Followed } from './follow.ts';
import type { Graphs } from './graphs.ts';
import { pageHtml } from './pageHtml.ts';
import { viewRequest, type ViewContent, type ViewRequest } from './protocol.ts';
import { ShownStates } from './shownStates.ts';
import { saidOfSubject, type Subject } from './subject.ts';
import type { ViewRequests } from './viewRequests.ts';
import { writeGraph } from './writeGraph.ts';
import { emptyView, writeView } from './writeView.ts';

/** What the side view is made of. */
export interface SideViewParts {
  readonly extension: vscode.Uri;
  readonly marks: MarkStore;
  readonly proposals: Proposals;
  readonly reading: Reading;
  readonly alternatives: AskedAlternatives;
  readonly requests: ViewRequests;
  readonly set: (latex: string, macros: Readonly<Record<string, string>>) => Promise<Picture | null>;
  readonly feedback: FeedbackFile;
  readonly graphs: Graphs;
  readonly log: Logger;
}

/** Milliseconds after the last movement of the cursor before the view follows. */
const SETTLE_MS = 80;

/** The view beside the editor that follows the cursor. It costs nothing while it is hidden. */
export class SideView implements vscode.Disposable {
  readonly #follow: Follow;
  readonly #states = new ShownStates();
  readonly #pauses = new Pauses((_key, signal) => void this.#show(signal));
  #view: vscode.WebviewView | null = null;
  #paused = false;
  #shown: Followed | null = null;

  constructor(private readonly parts: SideViewParts) {
    this.#follow = new Follow(parts.marks, parts.proposals, parts.reading);
  }

  /** What is shown now, for the commands that copy it. */
  get shown(): Subject | null {
    return this.#shown?.subject ?? null;
  }

  /** Listens to what the view follows. */
  start(): vscode.Disposable {
    const touch = (): void => {
      this.touch();
    };
    return vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(touch),
      vscode.window.onDidChangeActiveTextEditor(touch),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#follow.edited(event);
        touch();
      }),
      this.parts.marks.onChange(touch),
      this.parts.proposals.onChange(touch),
      this.parts.alternatives.onChange(touch),
      this.parts.feedback.onChange(touch),
      this.parts.graphs.onChange(touch),
      this,
    );
  }

  /** Fills the view that the editor has opened. */
  resolve(view: vscode.WebviewView): void {
    this.#view = view;
    this.#states.forgetPage();
    const { extension } = this.parts;
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
    view.webview.options = { enableScripts: true, localResourceRoots: roots };
    const own = (...names: string[]): string =>
      view.webview.asWebviewUri(vscode.Uri.joinPath(extension, ...names)).toString();
    view.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    view.onDidChangeVisibility(() => {
      this.touch();
    });
    view.onDidDispose(() => {
      this.#view = null;
    });
    view.webview.html = pageHtml({
      cspSource: view.webview.cspSource,
      script: own('dist', 'view.js'),
      style: own('media', 'view.css'),
      nonce: randomBytes(16).toString('hex'),
      language: vscode.env.language,
      title: 'Stepwise Math',
    });
  }

  /** Shows the state of things anew, once nothing more changes. */
  touch(): void {
    if (this.#view?.visible === true) this.#pauses.touch('view', SETTLE_MS);
  }

  pin(stay: boolean): void {
    this.#follow.pin(stay);
    void vscode.commands.executeCommand('setContext', 'stepwise.view.pinned', this.#follow.pinned);
    this.touch();
  }

  pause(stop: boolean): void {
    this.#paused = stop;
    void vscode.commands.executeCommand('setContext', 'stepwise.view.paused', stop);
    this.touch();
  }

  dispose(): void {
    this.#pauses.dispose();
  }

  async #show(signal: AbortSignal): Promise<void> {
    try {
      const followed = this.#paused ? this.#shown : await this.#follow.now();
      const content = await this.#content(followed);
      if (signal.aborted) return;
      this.#shown = followed;
      const state = this.#states.next(followed, content);
      if (state !== null) await this.#view?.webview.postMessage(state);
    } catch (error) {
      this.parts.log.error('The side view could not be written.', { error: String(error) });
    }
  }

  async #content(followed: Followed | null): Promise<ViewContent> {
    const { alternatives, feedback, set } = this.parts;
    const frame = { pinned: this.#follow.pinned, paused: this.#paused };
    if (followed === null) return emptyView(frame, vscode.l10n.t);
    const { subject, open } = followed;
    const macros = subject.problem?.macros ?? {};
    const setHere = (latex: string): Promise<Picture | null> => set(latex, macros);
    const saidBefore = (index: number): boolean | null => {
      const step = saidOfSubject(subject, index);
      return step && feedback.said(step);
    };
    const plot = this.parts.graphs.of(subject);
    const surroundings = {
      ...frame,
      step: (index: number) => ({ alternatives: alternatives.of(subject, index), said: saidBefore(index) }),
      proposal: open?.proposal ?? null,
      graph: plot && (await writeGraph(plot, setHere, vscode.l10n.t)),
    };
    return writeView(subject, surroundings, setHere, vscode.l10n.t);
  }

  #receive(message: unknown): void {
    const parsed = viewRequest.safeParse(message);
    if (!parsed.success) {
      this.parts.log.warn('The side view sent a message that is not understood.');
      return;
    }
    const request = parsed.data;
    if (request.kind === 'ready') this.#sendAgain();
    else void this.#answer(request);
  }

  /** The state that was pressed is the one answered, though a newer may be on its way. One of another window is replaced. */
  async #answer(request: Exclude<ViewRequest, { kind: 'ready' }>): Promise<void> {
    const followed = this.#states.of(request.version);
    if (followed === undefined) {
      this.#sendAgain();
      const said = vscode.l10n.t(
        'Stepwise Math: what the side view showed was out of date, so nothing was done. Try again.',
      );
      vscode.window.setStatusBarMessage(said, 5000);
      return;
    }
    try {
      await this.parts.requests.answer(request, followed.subject);
    } catch (error) {
      sayFailure(error);
    }
  }

  #sendAgain(): void {
    this.#states.forgetPage();
    this.touch();
  }
}

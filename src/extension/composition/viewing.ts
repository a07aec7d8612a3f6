import type * as vscode from 'vscode';
import type { Plot, PlotRequest } from '../../core/plotting.ts';
import type { Feature } from '../registration.ts';
import type { WriteSolution } from '../solve/solver.ts';
import { PictureShelf } from '../typeset/pictureShelf.ts';
import type { Typesetter } from '../typeset/typesetter.ts';
import { AskedAlternatives } from '../view/askedAlternatives.ts';
import { Graphs } from '../view/graphs.ts';
import { SideView } from '../view/sideView.ts';
import { registerViewCommands } from '../view/viewCommands.ts';
import { ViewRequests } from '../view/viewRequests.ts';
import type { Window } from './window.ts';

/** What the side view takes from the rest of the window. */
export interface ViewSources {
  readonly extension: vscode.Uri;
  readonly write: WriteSolution;
  readonly typesetter: Typesetter;
  readonly plot: (request: PlotRequest) => Promise<Plot | null>;
}

/** The side view, to be filled when the editor opens it. */
export function makeSideView(window: Window, { extension, write, typesetter, plot }: ViewSources): SideView {
  const { marks, proposals, runs, commands, log } = window;
  const alternatives = new AskedAlternatives(write);
  const shelf = new PictureShelf((latex, macros) => typesetter.set(latex, macros));
  return new SideView({
    extension,
    marks,
    proposals,
    alternatives,
    requests: new ViewRequests(commands, runs, alternatives),
    set: shelf.inline,
    said: () => null,
    graphs: new Graphs(plot),
    log,
  });
}

/** The features of the side view: what it follows, and its commands. */
export function viewingFeatures({ commands }: Window, view: SideView): readonly Feature[] {
  return [
    { name: 'side view', register: () => view.start() },
    { name: 'side view commands', register: () => registerViewCommands(commands, view) },
  ];
}

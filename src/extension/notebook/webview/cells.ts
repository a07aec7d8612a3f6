import type { ActivationFunction, RendererApi } from 'vscode-notebook-renderer';
import { type CellRequest, cellsJudged } from '../output/cellMessages.ts';
import { defineCellLine } from './cellLine.ts';
import { CellLines } from './cellLines.ts';

const ELEMENT = 'stepwise-cell-line';

/** As much of the editor's Markdown renderer as is used here. */
interface Markdown {
  render(source: string, environment?: unknown): string;
}
type ExtendMarkdown = (extend: (markdown: Markdown) => unknown) => void;

/** Adds a line to each rendered Markdown cell that says how its steps stand; the editor shows no status bar there. */
export const activate: ActivationFunction = async (context): Promise<RendererApi> => {
  const send = (request: CellRequest): void => context.postMessage?.(request);
  const lines = new CellLines((cell) => {
    send({ kind: 'stepAsked', cell });
  });
  defineCellLine(ELEMENT, lines);
  context.onDidReceiveMessage?.((message: unknown) => {
    const told = cellsJudged.safeParse(message);
    if (told.success) lines.learn(told.data.cells);
  });
  const renderer = await context.getRenderer('vscode.markdown-it-renderer');
  (renderer?.extendMarkdownIt as ExtendMarkdown | undefined)?.((markdown) => {
    const render = markdown.render.bind(markdown);
    markdown.render = (source, environment) =>
      `${render(source, environment)}<${ELEMENT} text="${lines.numberOf(source)}" hidden></${ELEMENT}>`;
  });
  send({ kind: 'cellsAsked' });
  return { renderOutputItem: () => undefined };
};

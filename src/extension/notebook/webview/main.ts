import type { ActivationFunction, RendererApi } from 'vscode-notebook-renderer';
import { readOutput } from '../output/readOutput.ts';
import { faultTree, outputTree } from '../output/tree.ts';
import { Formulas } from './formulas.ts';
import { mount } from './mount.ts';
import { style } from './style.ts';

/** The renderer's entry: shows saved and streaming results of cells. It draws, and does nothing else. */
export const activate: ActivationFunction = (context): RendererApi => {
  const formulas = new Formulas(context);
  return {
    renderOutputItem(item, element): void {
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      const open = openDetails(root);
      const read = readOutput(item.text());
      const shown = mount('output' in read ? outputTree(read.output) : faultTree(read.fault));
      for (const details of shown.querySelectorAll('details')) details.open = open.has(details.dataset.step);
      root.replaceChildren(styleElement(), shown);
      if ('output' in read) formulas.show(root, read.output.macros);
    },
  };
};

/** The steps whose evidence the reader has opened: a stream that goes on leaves it open. */
function openDetails(root: ParentNode): ReadonlySet<string | undefined> {
  return new Set([...root.querySelectorAll('details')].filter(({ open }) => open).map(({ dataset }) => dataset.step));
}

function styleElement(): HTMLStyleElement {
  const element = document.createElement('style');
  element.textContent = style;
  return element;
}

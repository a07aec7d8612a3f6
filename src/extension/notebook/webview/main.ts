import type { ActivationFunction, RendererApi } from 'vscode-notebook-renderer';
import { Press } from '../../pages/press.ts';
import { readOutput } from '../output/readOutput.ts';
import { faultTree, outputTree } from '../output/tree.ts';
import { Formulas } from './formulas.ts';
import { mount } from './mount.ts';
import { style } from './style.ts';

/** The renderer's entry: shows saved and streaming results of cells. It draws, and does nothing else. */
export const activate: ActivationFunction = (context): RendererApi => {
  const formulas = new Formulas(context);
  const press = new Press(window);
  return {
    renderOutputItem(item, element): void {
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      const read = readOutput(item.text());
      const show = (): void => {
        draw(root, read);
        if ('output' in read) formulas.show(root, read.output.macros);
      };
      // A stream goes on while the reader presses what opens a step's evidence.
      if (root.childElementCount === 0) show();
      else press.whenFree(show, root);
    },
  };
};

/** Draws an output anew, and leaves the keyboard where it was. */
function draw(root: ShadowRoot, read: ReturnType<typeof readOutput>): void {
  const open = openDetails(root);
  const focused = root.activeElement?.closest('details')?.dataset.step;
  const shown = mount('output' in read ? outputTree(read.output) : faultTree(read.fault));
  for (const details of shown.querySelectorAll('details')) details.open = open.has(details.dataset.step);
  root.replaceChildren(styleElement(), shown);
  const again = [...shown.querySelectorAll('details')].find(({ dataset }) => dataset.step === focused);
  if (focused !== undefined) again?.querySelector('summary')?.focus();
}

/** The steps whose evidence the reader has opened: a stream that goes on leaves it open. */
function openDetails(root: ParentNode): ReadonlySet<string | undefined> {
  return new Set([...root.querySelectorAll('details')].filter(({ open }) => open).map(({ dataset }) => dataset.step));
}

function styleElement(): HTMLStyleElement {
  const element = document.createElement('style');
  element.textContent = style;
  return element;
}

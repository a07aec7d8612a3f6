import type { Branch } from '../output/tree.ts';

/** Makes a tree of real elements. Text goes in as text, so that nothing of it is read as markup. */
export function mount({ tag, attributes, children }: Branch): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : mount(child))));
  return element;
}

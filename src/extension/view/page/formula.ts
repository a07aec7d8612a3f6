import type { Piece } from '../protocol.ts';
import { drawn, element } from './dom.ts';

const ELEMENTS: Readonly<Record<string, keyof SVGElementTagNameMap>> = {
  svg: 'svg',
  g: 'g',
  path: 'path',
  rect: 'rect',
  line: 'line',
  text: 'text',
};
const ATTRIBUTES = new Set(
  'd transform viewBox width height x y x1 y1 x2 y2 fill stroke stroke-width font-size font-family data-variant'.split(
    ' ',
  ),
);
const STYLE = / style="[^"]*"/g;
const BASELINE = /^<svg [^>]*style="vertical-align:\s*(-?[\d.]+ex)/;

/** Words and formulas one after another. */
export function richText(pieces: readonly Piece[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const piece of pieces) fragment.append(piece.kind === 'words' ? piece.text : formula(piece.latex, piece.svg));
  return fragment;
}

/** A set formula, read out as its source; the source itself where it could not be set. */
function formula(latex: string, svg: string | null): Element {
  const picture = svg === null ? null : shapes(svg);
  if (picture === null) return element('code', {}, latex);
  picture.setAttribute('aria-hidden', 'true');
  return element('span', { class: 'formula', role: 'img', 'aria-label': latex, title: latex }, picture);
}

/** Only the shapes of the typesetter are built again, each element and attribute by its name; all else is left out. */
function shapes(source: string): SVGElement | null {
  // A style in what is parsed would be a breach of the page's policy, though nothing of it is used.
  const root = new DOMParser().parseFromString(source.replaceAll(STYLE, ''), 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') return null;
  const made = rebuilt(root);
  const align = BASELINE.exec(source)?.[1];
  if (made && align !== undefined) made.style.verticalAlign = align;
  return made;
}

function rebuilt(node: Element): SVGElement | null {
  const name = ELEMENTS[node.localName];
  if (name === undefined) return null;
  const kept = [...node.attributes].filter((attribute) => ATTRIBUTES.has(attribute.name));
  const made = drawn(name, Object.fromEntries(kept.map((attribute) => [attribute.name, attribute.value])));
  if (name === 'text') made.append(node.textContent);
  else made.append(...[...node.children].map(rebuilt).filter((child) => child !== null));
  return made;
}

const ELEMENTS = new Set(['svg', 'g', 'path', 'rect', 'line', 'text', 'defs', 'title']);
const ATTRIBUTES = new Set([
  'd',
  'transform',
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'stroke-width',
]);
const COLOURED = new Set(['fill', 'stroke']);
const BASELINE = /^vertical-align: (-?[\d.]+ex);$/;

/** A formula's SVG as an element that takes the text's colour: only what draws is copied. Null for anything else. */
export function picture(svg: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return parsed.localName === 'svg' ? copy(parsed) : null;
}

function copy(source: Element): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', source.localName);
  for (const { name, value } of source.attributes) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value);
    else if (COLOURED.has(name)) element.setAttribute(name, value === 'none' ? 'none' : 'currentColor');
  }
  const baseline = BASELINE.exec(source.getAttribute('style') ?? '')?.[1];
  if (baseline !== undefined) element.style.verticalAlign = baseline;
  for (const child of source.childNodes) {
    if (child instanceof Text) element.append(child.data);
    else if (child instanceof Element && ELEMENTS.has(child.localName)) element.append(copy(child));
  }
  return element;
}

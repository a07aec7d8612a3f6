import type { ViewGraph } from '../protocol.ts';
import { drawn, element } from './dom.ts';
import { richText } from './formula.ts';
import { path, scale, short, ticks } from './scale.ts';

const WIDTH = 300;
const HEIGHT = 190;
const EDGE = 4;

/** The graphs of the functions in question, with gaps where they have no value. */
export function functionGraph({ title, description, variable, x: xs, y: ys, curves }: ViewGraph): HTMLElement {
  const x = scale(xs, [EDGE, WIDTH - EDGE]);
  const y = scale(ys, [HEIGHT - EDGE, EDGE]);
  const inside = ([low, high]: readonly [number, number], value: number): number =>
    Math.min(Math.max(value, low), high);
  const axis = { x: x(inside(xs, 0)), y: y(inside(ys, 0)) };
  const lines = curves.map(({ parts }, at) =>
    drawn('path', {
      class: `curve curve-${at % 3}`,
      d: parts.map((part) => path(part.map(([a, b]) => [x(a), y(b)]))).join(''),
    }),
  );
  const picture = drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': description, class: 'graph' },
    ...ticks(xs, 6).flatMap((value) => vertical(x(value), axis.y, short(value))),
    ...ticks(ys, 5).flatMap((value) => horizontal(y(value), axis.x, short(value))),
    drawn('line', { class: 'axis', x1: 0, x2: WIDTH, y1: axis.y, y2: axis.y }),
    drawn('line', { class: 'axis', x1: axis.x, x2: axis.x, y1: 0, y2: HEIGHT }),
    drawn('text', { class: 'tick name', x: WIDTH - 3, y: axis.y - 5, 'text-anchor': 'end' }, variable),
    drawn('g', { class: 'curves' }, ...lines),
  );
  const legend = curves.map(({ label }, at) =>
    element(
      'li',
      {},
      drawn('svg', { viewBox: '0 0 18 8', class: 'key', 'aria-hidden': 'true' }, key(at)),
      richText(label),
    ),
  );
  return element('section', {}, element('h2', {}, title), picture, element('ul', { class: 'legend' }, ...legend));
}

function key(at: number): SVGElement {
  return drawn('path', { class: `curve curve-${at % 3}`, d: 'M0 4L18 4' });
}

function vertical(x: number, axis: number, label: string): SVGElement[] {
  const below = axis + 12 > HEIGHT - 2 ? axis - 4 : axis + 12;
  return [
    drawn('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: HEIGHT }),
    ...(label === '0' ? [] : [drawn('text', { class: 'tick', x, y: below, 'text-anchor': 'middle' }, label)]),
  ];
}

function horizontal(y: number, axis: number, label: string): SVGElement[] {
  const left = axis > WIDTH - 40;
  const anchor = left ? 'end' : 'start';
  return [
    drawn('line', { class: 'grid', x1: 0, x2: WIDTH, y1: y, y2: y }),
    ...(label === '0'
      ? []
      : [drawn('text', { class: 'tick', x: axis + (left ? -5 : 5), y: y + 3, 'text-anchor': anchor }, label)]),
  ];
}

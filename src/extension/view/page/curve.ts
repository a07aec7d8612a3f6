import type { ViewScores } from '../protocol.ts';
import { drawn, element } from './dom.ts';
import { path, scale, stretches } from './scale.ts';

const WIDTH = 300;
const HEIGHT = 96;
const LEFT = 26;

/** The score over the steps: a line with a dot a step, and a gap where a step has no score. */
export function scoreCurve({ title, description, points }: ViewScores): HTMLElement {
  const x = scale([1, Math.max(2, points.length)], [LEFT + 10, WIDTH - 10]);
  const y = scale([0, 1], [HEIGHT - 18, 8]);
  const places = points.map(({ number, score }) => (score === null ? null : ([x(number), y(score)] as const)));
  const lines = stretches(places).map((part) => drawn('path', { class: 'line', d: path(part) }));
  const dots = points.map((point) =>
    point.score === null
      ? null
      : drawn(
          'circle',
          { class: `dot ${point.tone}`, cx: x(point.number), cy: y(point.score), r: 3.5 },
          drawn('title', {}, point.label),
        ),
  );
  const picture = drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': description, class: 'scores' },
    ...[0, 0.5, 1].flatMap((value) => grid(y(value), String(value))),
    ...points.filter(({ number }) => isLabelled(number, points.length)).map(({ number }) => under(x(number), number)),
    ...lines,
    ...dots,
  );
  return element('section', {}, element('h2', {}, title), picture);
}

function grid(y: number, label: string): SVGElement[] {
  return [
    drawn('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    drawn('text', { class: 'tick', x: LEFT - 6, y: y + 3, 'text-anchor': 'end' }, label),
  ];
}

function isLabelled(number: number, count: number): boolean {
  return (number - 1) % Math.ceil(count / 12) === 0;
}

function under(x: number, number: number): SVGElement {
  return drawn('text', { class: 'tick', x, y: HEIGHT - 3, 'text-anchor': 'middle' }, String(number));
}

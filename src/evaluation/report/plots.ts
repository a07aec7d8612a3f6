import { curveContent } from './curvePlot.ts';
import { escapeHtml } from './escape.ts';
import type { Plot } from './sections.ts';

const SIZE = 280;
const LEFT = 40;

/** The plot as inline SVG; it inherits the page's colours, so it reads in light and dark. */
export function toSvg(plot: Plot): string {
  switch (plot.kind) {
    case 'reliability':
      return reliabilitySvg(plot.points);
    case 'bars':
      return barsSvg(plot.bars);
    case 'curve': {
      const { width, height, content } = curveContent(plot);
      return svg(width, height, plot.series.map(({ label }) => escapeHtml(label)).join(', '), content);
    }
  }
}

type Point = Extract<Plot, { kind: 'reliability' }>['points'][number];
type Bar = Extract<Plot, { kind: 'bars' }>['bars'][number];

function reliabilitySvg(points: readonly Point[]): string {
  const x = (value: number): string => (LEFT + value * SIZE).toFixed(1);
  const y = (value: number): string => (10 + (1 - value) * SIZE).toFixed(1);
  const heaviest = Math.max(1, ...points.map((point) => point.weight));
  const dots = points.map((point) => {
    const radius = (3 + 9 * Math.sqrt(point.weight / heaviest)).toFixed(1);
    return `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="${radius}"><title>score ${point.x.toFixed(2)}, right ${point.y.toFixed(2)}, ${point.weight} steps</title></circle>`;
  });
  const ticks = [0, 0.5, 1].map(
    (tick) =>
      `<text x="${x(tick)}" y="${SIZE + 28}" text-anchor="middle">${tick}</text><text x="${LEFT - 8}" y="${y(tick)}" text-anchor="end">${tick}</text>`,
  );
  return svg(
    LEFT + SIZE + 20,
    SIZE + 50,
    'Reliability: share of steps right against their score',
    `<path class="axis" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/><path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>${dots.join('')}${ticks.join('')}<text x="${x(0.5)}" y="${SIZE + 46}" text-anchor="middle">score</text>`,
  );
}

function barsSvg(bars: readonly Bar[]): string {
  const width = (value: number): number => Number(((value / 100) * SIZE).toFixed(1));
  const rows = bars.map((bar, index) => {
    const top = 10 + index * 26;
    return `<text x="170" y="${top + 13}" text-anchor="end">${escapeHtml(bar.label)}</text><rect x="178" y="${top}" width="${width(bar.value)}" height="16"/><path class="interval" d="M${178 + width(bar.low)} ${top + 8}H${178 + width(bar.high)}"/><text x="${186 + width(bar.high)}" y="${top + 13}">${bar.value.toFixed(1)}</text>`;
  });
  return svg(178 + SIZE + 60, 20 + bars.length * 26, 'Bars with 95 % intervals, in percent', rows.join(''));
}

function svg(width: number, height: number, label: string, content: string): string {
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}</svg>`;
}

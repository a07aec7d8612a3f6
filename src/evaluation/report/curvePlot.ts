import { escapeHtml } from './escape.ts';

/** Lines over a common axis: what changes from step to step. */
export interface CurvePlot {
  readonly kind: 'curve';
  /** What stands on the axis below. */
  readonly along: string;
  readonly series: readonly { readonly label: string; readonly points: readonly (readonly [number, number])[] }[];
}

const [WIDTH, HEIGHT, LEFT] = [520, 220, 60];
const DASHES = ['', '6 3', '2 3', '8 3 2 3'];

interface Range {
  readonly low: number;
  readonly high: number;
}

function rangeOf(values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

function short(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

/** The inside of the picture, and its size; lines are told apart by dashes, not by colour alone. */
export function curveContent({ series, along }: CurvePlot): { width: number; height: number; content: string } {
  const all = series.flatMap(({ points }) => points);
  const [xs, ys] = [rangeOf(all.map(([x]) => x)), rangeOf(all.map(([, y]) => y))];
  const x = (value: number): string => (LEFT + ((value - xs.low) / (xs.high - xs.low)) * WIDTH).toFixed(1);
  const y = (value: number): string => (10 + (1 - (value - ys.low) / (ys.high - ys.low)) * HEIGHT).toFixed(1);
  const lines = series.map(({ label, points }, place) => {
    const path = points.map(([a, b], index) => `${index === 0 ? 'M' : 'L'}${x(a)} ${y(b)}`).join('');
    const [lastX = xs.low, lastY = ys.low] = points.at(-1) ?? [];
    const dash = DASHES[place % DASHES.length] ?? '';
    return `<path class="line" stroke-dasharray="${dash}" d="${path}"><title>${escapeHtml(label)}</title></path><text x="${Number(x(lastX)) + 6}" y="${Number(y(lastY)) + 4}">${escapeHtml(label)}</text>`;
  });
  const ticks = [
    `<text x="${LEFT - 8}" y="${y(ys.low)}" text-anchor="end">${short(ys.low)}</text>`,
    `<text x="${LEFT - 8}" y="${Number(y(ys.high)) + 8}" text-anchor="end">${short(ys.high)}</text>`,
    `<text x="${x(xs.low)}" y="${HEIGHT + 26}">${short(xs.low)}</text>`,
    `<text x="${x(xs.high)}" y="${HEIGHT + 26}" text-anchor="end">${short(xs.high)}</text>`,
    `<text x="${LEFT + WIDTH / 2}" y="${HEIGHT + 40}" text-anchor="middle">${escapeHtml(along)}</text>`,
  ];
  const axis = `<path class="axis" d="M${LEFT} 10V${HEIGHT + 10}H${LEFT + WIDTH}"/>`;
  return { width: LEFT + WIDTH + 150, height: HEIGHT + 50, content: axis + lines.join('') + ticks.join('') };
}

/** Maps a range onto another, evenly. */
export function scale(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const [low, high] = from;
  const factor = (to[1] - to[0]) / (high - low || 1);
  return (value) => to[0] + (value - low) * factor;
}

/** Round numbers that lie in a range, about so many. */
export function ticks([low, high]: readonly [number, number], about: number): readonly number[] {
  const raw = (high - low) / about;
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5].find((factor) => factor * power >= raw * 0.999) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** A number as short as it can be read. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(5))).replace('-', '−');
}

/** A path through points, with two decimals. */
export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
}

/** Cuts a list into its stretches without null. */
export function stretches<T>(values: readonly (T | null)[]): readonly (readonly T[])[] {
  const parts: T[][] = [[]];
  for (const value of values) {
    if (value === null) parts.push([]);
    else parts.at(-1)?.push(value);
  }
  return parts.filter((part) => part.length > 0);
}

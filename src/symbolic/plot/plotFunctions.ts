import type { Plot, PlotRequest, PlottedCurve } from '../../core/plotting.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { limitWork, WorkSpent } from '../exact/work.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { asRational } from '../numeric/value.ts';
import type { Expr } from '../expression/expr.ts';
import { exactBound, frameX, frameY } from './frame.ts';
import { functionsIn, type FunctionsInQuestion } from './functionsIn.ts';
import { type Sample, samples, trace } from './trace.ts';
import { valueAt } from './valueAt.ts';

const POINTS = 160;
/** Microseconds of work, within the limit of time for one task of the thread. */
const WORK = 80_000;

/** The graphs of the functions in question, or null where there are none or they cannot be evaluated in time. */
export function plotFunctions(request: PlotRequest): Plot | null {
  try {
    return limitWork(WORK, () => {
      const found = functionsIn(request);
      return found && drawn(found);
    });
  } catch (error) {
    if (error instanceof WorkSpent || error instanceof TooLarge || error instanceof NotComputable) return null;
    throw error;
  }
}

function drawn({ variable, drawn: functions, known, points }: FunctionsInQuestion): Plot | null {
  const x = frameX(points.flatMap(pointValue));
  const [low, high] = [exactBound(x[0]), exactBound(x[1])];
  const found = functions.map(({ latex, body }) => {
    const at = valueAt(body, variable, known);
    return { latex, at, values: samples(at, low, high, POINTS) };
  });
  const values = found.flatMap((one) => one.values.flatMap(({ y }) => (y === null ? [] : [y])));
  if (values.length < 2) return null;
  const y = frameY(values);
  const height = y[1] - y[0];
  const curves = found.map(({ latex, at, values: sampled }): PlottedCurve => {
    const parts = trace(at, sampled, height).map((part) => part.map((sample) => place(sample, y, height)));
    return { latex, parts };
  });
  return { variable, x, y, curves: curves.filter(({ parts }) => parts.length > 0) };
}

/** A point to draw; what lies far outside is drawn just outside. */
function place({ x, y }: Sample, [low, high]: readonly [number, number], height: number): readonly [number, number] {
  const shown = Math.min(Math.max(y ?? 0, low - height), high + height);
  return [tidy(x.toNumber()), tidy(shown)];
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}

function pointValue(expr: Expr): readonly number[] {
  try {
    const value = asRational(evaluate(expr, environment(new Map(), 48)));
    return value === null ? [] : [value.toNumber()];
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable || error instanceof TooLarge) return [];
    throw error;
  }
}

import { appendFileSync } from 'node:fs';
import * as z from 'zod';

const pointSchema = z.record(z.string(), z.unknown());

/** The numbers a trainer prints while it runs, kept a line each for the report. */
export interface Curve {
  /** Takes one printed line; what is no JSON object with a number in it is passed over. */
  take(line: string): void;
  /** The numbers told last, by name. */
  last(): Readonly<Record<string, number>>;
}

function numbersOf(line: string): Record<string, number> {
  try {
    const point = pointSchema.parse(JSON.parse(line));
    return Object.fromEntries(
      Object.entries(point).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    // Trainers and their libraries print plain lines too.
    return {};
  }
}

/** A curve that is appended to a file. */
export function curveOf(file: string): Curve {
  let latest: Record<string, number> = {};
  return {
    take(line) {
      const numbers = numbersOf(line);
      if (Object.keys(numbers).length === 0) return;
      latest = { ...latest, ...numbers };
      appendFileSync(file, `${JSON.stringify(numbers)}\n`);
    },
    last: () => latest,
  };
}

import * as z from 'zod';
import { logit, sigmoid } from './logistic.ts';

const increasing = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));

const probability = z.number().min(0).max(1);
const temperatureSchema = z.strictObject({
  kind: z.literal('temperature'),
  temperature: z.number().positive(),
  bias: z.number().default(0),
});
const isotonicSchema = z
  .strictObject({
    kind: z.literal('isotonic'),
    raw: z.array(probability).min(2).refine(increasing, 'raw values increase'),
    calibrated: z.array(probability).min(2).refine(increasing, 'calibrated values increase'),
  })
  .refine((map) => map.raw.length === map.calibrated.length, 'as many raw as calibrated values');

/** How a raw probability becomes a calibrated one; fitted on development data, kept in a data file. */
export const calibrationSchema = z.union([
  z.strictObject({ kind: z.literal('identity') }),
  temperatureSchema,
  isotonicSchema,
]);

export type Calibration = z.infer<typeof calibrationSchema>;

/** Piecewise linear between the fitted points, flat outside them, so that the order of raw values is kept. */
function interpolate(map: z.infer<typeof isotonicSchema>, raw: number): number {
  const above = map.raw.findIndex((value) => value >= raw);
  const last = map.calibrated.at(-1) ?? raw;
  if (above < 0) return last;
  const high = map.calibrated[above] ?? last;
  if (above === 0) return high;
  const low = map.calibrated[above - 1] ?? high;
  const from = map.raw[above - 1] ?? raw;
  const width = (map.raw[above] ?? raw) - from;
  return width === 0 ? high : low + ((raw - from) / width) * (high - low);
}

/** The calibrated probability for a raw one in `[0, 1]`. */
export function calibrate(calibration: Calibration, raw: number): number {
  switch (calibration.kind) {
    case 'identity':
      return raw;
    case 'temperature':
      return sigmoid(logit(raw) / calibration.temperature + calibration.bias);
    case 'isotonic':
      return interpolate(calibration, raw);
  }
}

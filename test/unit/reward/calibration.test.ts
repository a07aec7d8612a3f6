import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, calibrationSchema, type Calibration } from '../../../src/reward/index.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const isotonic: Calibration = { kind: 'isotonic', raw: [0.1, 0.5, 0.9], calibrated: [0.05, 0.3, 0.95] };

describe('calibration', () => {
  it('leaves a probability alone when nothing was fitted', () => {
    expect(calibrate({ kind: 'identity' }, 0.37)).toBe(0.37);
  });

  it('softens by a temperature, and shifts by a bias', () => {
    const soft: Calibration = { kind: 'temperature', temperature: 2, bias: 0 };
    expect(calibrate(soft, 0.9)).toBeCloseTo(0.75, 10);
    expect(calibrate(soft, 0.5)).toBeCloseTo(0.5, 10);
    expect(calibrate({ ...soft, temperature: 1, bias: Math.log(3) }, 0.5)).toBeCloseTo(0.75, 10);
  });

  it('stays inside (0, 1) at both ends', () => {
    const sharp: Calibration = { kind: 'temperature', temperature: 0.5, bias: 0 };
    for (const raw of [0, 1]) {
      const calibrated = calibrate(sharp, raw);
      expect(calibrated).toBeGreaterThanOrEqual(0);
      expect(calibrated).toBeLessThanOrEqual(1);
    }
  });

  it('goes through the fitted points, straight between them and flat outside', () => {
    expect(calibrate(isotonic, 0.5)).toBeCloseTo(0.3, 10);
    expect(calibrate(isotonic, 0.3)).toBeCloseTo(0.175, 10);
    expect(calibrate(isotonic, 0)).toBe(0.05);
    expect(calibrate(isotonic, 1)).toBe(0.95);
  });

  it('takes steps in the fitted points', () => {
    const step: Calibration = { kind: 'isotonic', raw: [0.2, 0.2, 0.8], calibrated: [0.1, 0.4, 0.9] };
    expect(calibrate(step, 0.8)).toBeCloseTo(0.9, 10);
    expect(calibrate(step, 0.5)).toBeCloseTo(0.65, 10);
  });

  it.each<[string, Calibration]>([
    ['identity', { kind: 'identity' }],
    ['temperature', { kind: 'temperature', temperature: 1.7, bias: -0.4 }],
    ['isotonic', isotonic],
  ])('%s keeps the order of scores', (_, calibration) => {
    fc.assert(
      fc.property(unit, unit, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(calibrate(calibration, low)).toBeLessThanOrEqual(calibrate(calibration, high) + 1e-12);
      }),
    );
  });

  it('refuses a map that is not one', () => {
    const refuse = (data: unknown): void => {
      expect(calibrationSchema.safeParse(data).success).toBe(false);
    };
    refuse({ kind: 'temperature', temperature: 0 });
    refuse({ kind: 'isotonic', raw: [0.5, 0.1], calibrated: [0, 1] });
    refuse({ kind: 'isotonic', raw: [0.1, 0.5], calibrated: [1, 0] });
    refuse({ kind: 'isotonic', raw: [0.1, 0.5, 0.7], calibrated: [0, 1] });
    refuse({ kind: 'identity', temperature: 2 });
  });
});

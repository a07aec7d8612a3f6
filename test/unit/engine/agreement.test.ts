import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../src/engine/judging/agreement.ts';

const same = (one: string, other: string): Promise<boolean> => Promise.resolve(Number(one) === Number(other));
const steps = [{ text: 'Half: 48 / 2 = 24' }, { text: 'We add them.' }, { text: 'Sum: 48 + 24 = 72' }];

describe('agreement of independent tries', () => {
  it('counts the tries that arrive at a step’s value anywhere, and at the end for the last step', async () => {
    const tries = [['24', '72'], ['24.0', '73'], ['72', '12'], []];
    expect(await agreementOf(steps, tries, same)).toEqual([
      { witness: 'agreement', agree: 2, tries: 4 },
      null,
      { witness: 'agreement', agree: 1, tries: 4 },
    ]);
  });

  it('says nothing without tries', async () => {
    expect(await agreementOf(steps, [], same)).toEqual([null, null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { limitWork, spendWork, workDone, WorkSpent } from '../../../../src/symbolic/exact/work.ts';

describe('the limit of work', () => {
  it('stops a task at its limit, and only there', () => {
    expect(
      limitWork(10, () => {
        spendWork(10);
        return 'done';
      }),
    ).toBe('done');
    expect(() => {
      limitWork(10, () => {
        spendWork(11);
      });
    }).toThrow(WorkSpent);
  });

  it('counts what a task inside another takes for both', () => {
    const before = workDone();
    expect(() => {
      limitWork(10, () => {
        limitWork(8, () => {
          spendWork(6);
        });
        spendWork(6);
      });
    }).toThrow(WorkSpent);
    expect(workDone() - before).toBe(12);
  });

  it('gives a task inside another no more than what is left', () => {
    expect(() => {
      limitWork(5, () => {
        limitWork(100, () => {
          spendWork(6);
        });
      });
    }).toThrow(WorkSpent);
  });

  it('has no limit outside, also after one was passed', () => {
    expect(() => {
      limitWork(1, () => {
        spendWork(2);
      });
    }).toThrow(WorkSpent);
    expect(() => {
      spendWork(1_000_000_000);
    }).not.toThrow();
  });
});

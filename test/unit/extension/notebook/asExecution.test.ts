import { describe, expect, it } from 'vitest';
import { asExecution } from '../../../../src/extension/notebook/kernel/asExecution.ts';

/** An execution that takes down what it is told. */
function execution(): { readonly told: string[]; start(): void; end(success: boolean | undefined): void } {
  const told: string[] = [];
  return { told, start: () => void told.push('start'), end: (success) => void told.push(`end ${String(success)}`) };
}

describe('asExecution', () => {
  it('tells how the work went', async () => {
    for (const went of [true, false, undefined]) {
      const cell = execution();
      await asExecution(cell, () => Promise.resolve(went));
      expect(cell.told).toEqual(['start', `end ${String(went)}`]);
    }
  });

  it('ends where the work fails, so that the cell can be run again', async () => {
    const cell = execution();
    await expect(asExecution(cell, () => Promise.reject(new Error('no thread')))).rejects.toThrow('no thread');
    expect(cell.told).toEqual(['start', 'end false']);
  });
});

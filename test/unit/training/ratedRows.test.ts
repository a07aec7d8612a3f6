import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { labelledRow, ratedRows } from '../../../src/training/reward/ratedRows.ts';
import type { RatedStep } from '../../../src/training/reward/sourceRows.ts';

function rated(prefix: readonly string[], step: string, rating: RatedStep['rating']): RatedStep {
  return { id: `${prefix.length}-${step}`, problem: 'p', prefix: [...prefix], step, rating };
}

const tree = [
  rated([], 'a', 1),
  rated([], 'a wrong', -1),
  rated([], 'a too', 1),
  rated([], 'a neutral', 0),
  rated(['a'], 'b', null),
  rated(['a', 'b'], 'c', 1),
  rated(['a', 'b'], 'c wrong', -1),
  rated(['a', 'b'], 'c wrong too', -1),
  rated(['elsewhere'], 'd', -1),
];

describe('rated steps as trees', () => {
  it('follows the steps the raters went along, alternatives as branches at their place', () => {
    const [row] = ratedRows(tree, 2, seededRandom(1));
    expect(row?.steps).toEqual(['a', 'b', 'c']);
    expect(row?.labels).toEqual([1, null, 1]);
    const places = row?.branches.map(({ at, label, text }) => `${at} ${label} ${text}`).sort();
    expect(places).toEqual(['0 0 a wrong', '0 1 a too', '2 0 c wrong', '2 0 c wrong too']);
  });

  it('takes at most as many branches of a place as asked', () => {
    const [row] = ratedRows(tree, 1, seededRandom(1));
    expect(row?.branches.filter(({ at }) => at === 2)).toHaveLength(1);
  });

  it('ends a trunk before a step rated wrong', () => {
    const [row] = ratedRows([rated([], 'a', 1), rated(['a'], 'b', -1)], 2, seededRandom(1));
    expect(row?.steps).toEqual(['a']);
    expect(row?.branches).toEqual([{ at: 1, text: 'b', label: 0 }]);
  });

  it('leaves out a problem whose only step is wrong', () => {
    expect(ratedRows([rated([], 'a', -1)], 2, seededRandom(1))).toEqual([]);
  });

  it('ends a labelled solution with its first error', () => {
    const row = labelledRow({ id: 'x', problem: 'p', steps: ['a', 'b', 'c'], labels: [1, 0, null] }, 's');
    expect(row.steps).toEqual(['a', 'b']);
    expect(row.labels).toEqual([1, 0]);
  });
});

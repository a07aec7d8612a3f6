import { firstErrorScore } from '../metrics/processBench.ts';
import type { Section } from '../report/sections.ts';
import { fitProfile } from './fitProfile.ts';
import { halfOf, type Half } from './halves.ts';
import { haveNumbers, withoutNumbers } from './numberSystems.ts';
import { BOTH, engineSystem, type System } from './systems.ts';
import type { WitnessedRow } from './witnessedRows.ts';
import { withoutReadings } from './withoutReadings.ts';

const HALVINGS = 8;
type F1BySubset = ReadonlyMap<string, number>;

function f1BySubset(system: System, rows: readonly WitnessedRow[]): F1BySubset {
  const subsets = [...new Set(rows.map(({ row }) => row.subset))].sort();
  return new Map(
    subsets.map((subset) => {
      const some = rows.filter(({ row }) => row.subset === subset);
      return [
        subset,
        firstErrorScore(some.map((row) => ({ firstError: row.row.firstError, predicted: system.firstError(row) }))).f1,
      ];
    }),
  );
}

/** All that is fitted, fitted on one half and measured on the other, for each of the systems. */
function measureHalving(rows: readonly WitnessedRow[], scorer: string | null, salt: string): [string, F1BySubset][] {
  const half = (wanted: Half): WitnessedRow[] => rows.filter(({ row }) => halfOf(row.problemKey, salt) === wanted);
  const [fitted, held] = [half('fit'), half('held')];
  const systems = [
    engineSystem('PRM and symbolic', fitProfile(fitted, scorer, ''), BOTH),
    ...(haveNumbers(rows) ? [withoutNumbers(fitted, scorer)] : []),
    withoutReadings(fitted),
  ];
  return systems.map((system) => [system.name, f1BySubset(system, held)]);
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** `41.8 (36.0 to 47.5)`: the mean and the extremes, of halvings that leave every subset both kinds of rows. */
function spread(figures: readonly number[]): string {
  const known = figures.filter((figure) => !Number.isNaN(figure));
  const show = (figure: number): string => figure.toFixed(1);
  return known.length === 0
    ? 'n/a'
    : `${show(mean(known))} (${show(Math.min(...known))} to ${show(Math.max(...known))})`;
}

/** F1 over other halvings than the named one: how much of a figure on one of them is luck of the draw. */
export function halvingsSection(rows: readonly WitnessedRow[], scorer: string | null): Section {
  const measured = Array.from({ length: HALVINGS }, (_, place) => measureHalving(rows, scorer, `${place + 1}:`)).flat();
  const subsets = [...new Set(rows.map(({ row }) => row.subset))].sort();
  const names = [...new Set(measured.map(([name]) => name))];
  return {
    title: 'Other halvings',
    note: `F1 on the half held apart of ${HALVINGS} other halvings, all fitted anew each time: mean, least and greatest.`,
    table: {
      head: ['scoring', 'mean of the subsets', ...subsets],
      rows: names.map((name) => {
        const own = measured.flatMap(([of, figures]) => (of === name ? [figures] : []));
        return [
          name,
          spread(own.map((figures) => mean([...figures.values()]))),
          ...subsets.map((subset) => spread(own.map((figures) => figures.get(subset) ?? NaN))),
        ];
      }),
    },
  };
}

import type { Plot } from '../../core/plotting.ts';
import type { Words } from '../words.ts';
import type { ViewGraph } from './protocol.ts';
import { richText, type SetFormula } from './richText.ts';

/** The graphs of the functions in question, named for the eye and for a screen reader. */
export async function writeGraph(plot: Plot, set: SetFormula, t: Words): Promise<ViewGraph> {
  const { variable, x, y, curves } = plot;
  const names = curves.map(({ latex }) => latex).join('; ');
  return {
    title: curves.length === 1 ? t('Graph of the function') : t('Graphs of the functions'),
    description: t('Graph of {0} for {1} from {2} to {3}.', names, variable, x[0], x[1]),
    variable,
    x,
    y,
    curves: await Promise.all(
      curves.map(async ({ latex, parts }) => ({ label: await richText(latex, true, set), parts })),
    ),
  };
}

import * as z from 'zod';
import processBenchData from '../../../data/published/processbench.json' with { type: 'json' };
import wizardMathData from '../../../data/published/wizardmath.json' with { type: 'json' };
import type { Section } from './sections.ts';

const percent = z.number().nullable();

const wizardMath = z.object({
  source: z.string(),
  rows: z.array(
    z.object({ group: z.string(), model: z.string(), params: z.string().nullable(), gsm8k: percent, math: percent }),
  ),
  subtopics: z.object({ model: z.string(), source: z.string(), math: z.record(z.string(), z.number()) }),
});

const processBench = z.object({
  source: z.string(),
  rows: z.array(
    z.object({
      model: z.string(),
      gsm8k: percent,
      math: percent,
      olympiadbench: percent,
      omnimath: percent,
      avg: percent,
    }),
  ),
});

/** A figure measured in this run, to stand among published ones. */
export interface MeasuredRow {
  readonly model: string;
  readonly figures: readonly (number | null)[];
}

const show = (figure: number | null): string => (figure === null || Number.isNaN(figure) ? '' : figure.toFixed(1));

/** GSM8K and MATH, pass@1 in percent: every row of the article's comparison, and the rows measured here first. */
export function wizardMathSection(measured: readonly MeasuredRow[]): Section {
  const { rows, source } = wizardMath.parse(wizardMathData);
  const published = rows.map((row) => [
    [row.model, row.params].filter(Boolean).join(' '),
    show(row.gsm8k),
    show(row.math),
    'published',
  ]);
  return {
    title: 'GSM8K and MATH beside published figures',
    note: `Published: ${source}`,
    table: { head: ['model', 'GSM8K', 'MATH', 'origin'], rows: [...measuredCells(measured), ...published] },
  };
}

/** MATH by subtopic beside WizardMath 70B's published figures. */
export function subtopicSection(model: string, bySubtopic: Readonly<Record<string, number>>): Section {
  const { subtopics } = wizardMath.parse(wizardMathData);
  const rows = Object.entries(subtopics.math).map(([topic, figure]) => [
    topic,
    show(bySubtopic[topic] ?? null),
    show(figure),
  ]);
  return {
    title: 'MATH by subtopic',
    note: `${subtopics.model}: published, ${subtopics.source}.`,
    table: { head: ['subtopic', `${model} (measured)`, `${subtopics.model} (published)`], rows },
  };
}

/** ProcessBench F1 by subset beside published figures. */
export function processBenchSection(measured: readonly MeasuredRow[]): Section {
  const { rows, source } = processBench.parse(processBenchData);
  const published = rows.map((row) => [
    row.model,
    ...[row.gsm8k, row.math, row.olympiadbench, row.omnimath, row.avg].map(show),
    'published',
  ]);
  return {
    title: 'ProcessBench F1 beside published figures',
    note: `Published: ${source}. Measured rows are the development part, not the whole set.`,
    table: {
      head: ['scorer', 'GSM8K', 'MATH', 'OlympiadBench', 'Omni-MATH', 'average', 'origin'],
      rows: [...measuredCells(measured), ...published],
    },
  };
}

function measuredCells(measured: readonly MeasuredRow[]): string[][] {
  return measured.map((row) => [row.model, ...row.figures.map(show), 'measured here']);
}

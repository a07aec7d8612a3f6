import type { CurvePlot } from './curvePlot.ts';

/** A report is data: sections of tables and plots, written out as JSON, Markdown or a page. */
export interface Report {
  readonly title: string;
  /** How it came about: command, models, machine, date, seed. */
  readonly made: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly note?: string;
  readonly table?: Table;
  readonly plot?: Plot;
}

/** Rows of text cells under headings; the first column is text, the others are aligned right. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Points on axes from 0 to 1 (a reliability diagram), or bars with intervals in percent. */
export type Plot =
  | CurvePlot
  | {
      readonly kind: 'reliability';
      readonly points: readonly { readonly x: number; readonly y: number; readonly weight: number }[];
    }
  | {
      readonly kind: 'bars';
      readonly bars: readonly {
        readonly label: string;
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }[];
    };

import type { Position } from './output/position.ts';

/** A file named on the command line, with the place in it if one was given. */
export interface FilePlace {
  readonly file: string;
  readonly position: Position | null;
}

const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;

/** Reads `FILE`, `FILE:LINE` or `FILE:LINE:COL`; lines and columns count from 1. */
export function parseFilePlace(text: string): FilePlace {
  const [, file, line, column] = PLACE.exec(text) ?? [];
  if (file === undefined || line === undefined) return { file: text, position: null };
  return { file, position: { line: Math.max(1, Number(line)), column: Math.max(1, Number(column ?? 1)) } };
}

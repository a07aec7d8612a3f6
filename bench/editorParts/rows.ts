import { CELLS, FEW, type Figures } from './windows.ts';

type Row = readonly [title: string, window: Exclude<keyof Figures, 'byItself'>, measure: string];

/** Text documents. */
export const TEXT_ROWS: readonly Row[] = [
  'Activation',
  'Memory of the extension host gained by activation',
  'First verdict, the symbolic thread not yet started',
  'First verdict, the symbolic thread running',
].map((name) => [name, 'text', name]);

/** Notebooks: what the editor takes without the extension, and what it takes with it. */
export const NOTEBOOK_ROWS: readonly Row[] = [
  [`Without the extension: ${FEW} cells opened`, 'bareFew', 'opened'],
  [`Without the extension: ${CELLS} cells opened`, 'bareMany', 'opened'],
  [`${CELLS} cells opened`, 'asked', 'opened'],
  ['Of that, until the cells were known to extensions', 'asked', 'known'],
  ['The same checked by calculation on command', 'asked', 'checked'],
  ['Steps judged', 'asked', 'checked: steps'],
  ['Steps verified', 'asked', 'checked: steps verified'],
  ['Opened, then checked on command', 'asked', 'opened and checked'],
  ['Checked once more', 'asked', 'checked again'],
  ['Memory of the extension host gained by opening and checking', 'asked', 'memory'],
];

const HOST = ['processor time of the host’s thread', 'longest task of it', 'longest wait of a timer in the host'];
const OWN = ['time in the extension’s own code, by the clock', 'longest piece of that'];

function tasks(title: string, window: Row[1], during: string, measures: readonly string[]): readonly Row[] {
  return measures.map((name) => [`${title}: ${name}`, window, `${during}: ${name}`]);
}

/** How long the extension host is busy in one piece. */
export const TASK_ROWS: readonly Row[] = [
  ...tasks('Opening without the extension', 'bareMany', 'opened', HOST),
  ...tasks('Opening', 'asked', 'opened', [...HOST, ...OWN]),
  ...tasks('Checking', 'asked', 'checked', [...HOST, ...OWN]),
  ...tasks('Checking once more', 'asked', 'checked again', [...HOST, ...OWN]),
];

/** A notebook that is checked by itself as it is opened: what is told of each start. */
export const BY_ITSELF_ROWS: readonly (readonly [title: string, measure: string])[] = [
  ['The notebook drawn', 'opened'],
  ['The last verdict', 'judged by itself'],
  ...HOST.map((name) => [`Until then: ${name}`, `judged by itself: ${name}`] as const),
];

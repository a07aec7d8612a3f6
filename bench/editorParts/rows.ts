import { CELLS, type Figures } from './windows.ts';

type Row = readonly [title: string, window: keyof Figures, measure: string];

/** Text documents. */
export const TEXT_ROWS: readonly Row[] = [
  'Activation',
  'Memory of the extension host gained by activation',
  'First verdict, the symbolic thread not yet started',
  'First verdict, the symbolic thread running',
].map((name) => [name, 'text', name]);

/** Notebooks: what the editor takes without the extension, and what it takes with it. */
export const NOTEBOOK_ROWS: readonly Row[] = [
  ['2 cells opened, without the extension', 'bareFew', 'first opened'],
  [`${CELLS} cells opened, without the extension`, 'bareMany', 'first opened'],
  [`${CELLS} cells opened`, 'asked', 'first opened'],
  ['The same checked by calculation on command, nothing loaded before', 'asked', 'first checked'],
  ['Steps judged', 'asked', 'first steps'],
  ['Steps verified', 'asked', 'first steps verified'],
  ['Opened, then checked on command', 'asked', 'first opened and checked'],
  [
    'Opened and checked by itself (`onOpen`), until the last verdict',
    'byItself',
    'first opened, until the last verdict',
  ],
  [`A second notebook of ${CELLS} cells opened, without the extension`, 'bareMany', 'second opened'],
  ['A second one opened', 'asked', 'second opened'],
  ['A second one checked', 'asked', 'second checked'],
  ['A second one opened, then checked on command', 'asked', 'second opened and checked'],
  ['A second one opened and checked by itself', 'byItself', 'second opened, until the last verdict'],
  ['Memory of the extension host gained by both', 'asked', 'memory'],
];

const OWN = ['processor time of the extension’s own code', 'longest piece of that'];
const HOST = ['processor time of the host’s thread', 'longest task of it', 'longest wait of a timer in the host'];

function tasks(title: string, window: keyof Figures, during: string, measures: readonly string[]): readonly Row[] {
  return measures.map((name) => [`${title}: ${name}`, window, `${during}: ${name}`]);
}

/** How long the extension host is busy in one piece. */
export const TASK_ROWS: readonly Row[] = [
  ...tasks('Opening without the extension', 'bareMany', 'first opened', HOST),
  ...tasks('Opening', 'asked', 'first opened', [...HOST, ...OWN]),
  ...tasks('Checking', 'asked', 'first checked', [...HOST, ...OWN]),
  ...tasks('Opening a second one without the extension', 'bareMany', 'second opened', HOST),
  ...tasks('Opening a second one', 'asked', 'second opened', [...HOST, ...OWN]),
  ...tasks('Checking a second one', 'asked', 'second checked', [...HOST, ...OWN]),
  ...tasks('Opening with checking by itself', 'byItself', 'first opened', [...HOST, ...OWN]),
];

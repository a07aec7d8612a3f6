const outer = ['equation', 'align', 'alignat', 'gather', 'multline', 'flalign', 'eqnarray', 'dmath', 'IEEEeqnarray'];
const bare = [
  'math',
  'displaymath',
  'aligned',
  'alignedat',
  'gathered',
  'split',
  'cases',
  'array',
  'matrix',
  'smallmatrix',
];
const matrices = ['pmatrix', 'bmatrix', 'Bmatrix', 'vmatrix', 'Vmatrix'];

/** Environments whose body is mathematics. Names as in amsmath's user guide (v2.1, sections 3 and 4) and LaTeX itself. */
export const mathEnvironments: ReadonlySet<string> = new Set([
  ...outer,
  ...outer.map((name) => `${name}*`),
  ...bare,
  ...matrices,
]);

/** Environments of LaTeX whose body is printed as it stands, or not at all. */
export const verbatimEnvironments: ReadonlySet<string> = new Set([
  'verbatim',
  'verbatim*',
  'Verbatim',
  'lstlisting',
  'minted',
  'comment',
  'filecontents',
  'filecontents*',
]);

const beginning = /\\begin[ \t]*\{([A-Za-z]+\*?)\}/y;

/** Reads `\begin{name}` at `at`; null when nothing of the kind stands there. `end` is the offset after it. */
export function readBegin(text: string, at: number): { readonly name: string; readonly end: number } | null {
  beginning.lastIndex = at;
  const match = beginning.exec(text);
  return match?.[1] === undefined ? null : { name: match[1], end: beginning.lastIndex };
}

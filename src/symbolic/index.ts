/** The public face of the symbolic layer. */
export { equivalent } from './decide/equivalent.ts';
export { readLatex, readPlain } from './read/readLatex.ts';

import { OUTPUT_TYPE } from '../output/schema.ts';

/** As much of a cell's output as is read: one result, in each form that it was saved in. */
export interface WrittenOutput {
  readonly items: readonly { readonly mime: string; readonly data: Uint8Array }[];
}

/** What is read of an output, the best first. */
const READ = ['text/markdown', 'text/latex'];

/**
 * The outputs of a cell that are Markdown or LaTeX, as one text in Markdown, in which formulas are written as in LaTeX.
 * Nothing of them is executed. Those of this extension carry their verdicts already and are left out.
 */
export function outputText(outputs: readonly WrittenOutput[]): string {
  const written = outputs.flatMap(({ items }) => {
    if (items.some(({ mime }) => mime === OUTPUT_TYPE)) return [];
    const read = READ.flatMap((mime) => items.filter((item) => item.mime === mime)).at(0);
    return read === undefined ? [] : [new TextDecoder().decode(read.data).trimEnd()];
  });
  return written.length === 0 ? '' : `${written.join('\n\n')}\n`;
}

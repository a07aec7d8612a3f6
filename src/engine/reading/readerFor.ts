import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { PromptFormat } from '../prompting/promptFormat.ts';
import { calculatedReader } from './calculatedReader.ts';
import { cutLines, cutParagraphs } from './lines.ts';
import type { SolutionReader } from './solutionReader.ts';
import { stepsReader } from './stepsReader.ts';

/** The reader of a format's text. */
export function readerFor(format: PromptFormat, witness: SymbolicWitness): SolutionReader {
  switch (format.reads) {
    case 'calculation':
      return calculatedReader(witness);
    case 'lines':
      return stepsReader(cutLines);
    case 'paragraphs':
      return stepsReader(cutParagraphs);
  }
}

import { finalAnswer } from '../../symbolic/index.ts';
import { withoutMark, type CutText } from './lines.ts';
import type { ReadSolution, SolutionReader } from './solutionReader.ts';
import { statedValue } from './statedValue.ts';

function readSteps(cut: CutText): ReadSolution {
  const texts = cut.complete.map(withoutMark).filter((line) => line !== '' && !line.startsWith('```'));
  return {
    steps: texts.map((line) => ({ text: line })),
    rest: withoutMark(cut.rest),
    answer: texts.length === 0 ? null : finalAnswer(texts.join('\n')),
    values: texts.map(statedValue).filter((value) => value !== null),
    fault: null,
  };
}

/** Reads prose: each piece that `cut` gives is a step. */
export function stepsReader(cut: (text: string, ended: boolean) => CutText): SolutionReader {
  return (text, ended) => Promise.resolve(readSteps(cut(text, ended)));
}

import type { SolvedProblem } from './sourceRows.ts';
import { pick, type Random } from '../../core/random.ts';

const ENDINGS: readonly ((answer: string) => string)[] = [
  (answer) => `The answer is ${answer}.`,
  (answer) => `Therefore, the answer is \\(\\boxed{${answer}}\\).`,
  (answer) => `So the final answer is $\\boxed{${answer}}$.`,
];

function gsm8kSteps(solution: string, answer: string, random: Random): string[] {
  const lines = solution.split('\n').map((line) => line.replace(/<<[^>]*>>/g, '').trim());
  const worked = lines.filter((line) => line !== '' && !line.startsWith('####'));
  const ending = pick(random, ENDINGS);
  return ending === undefined ? worked : [...worked, ending(answer)];
}

/** Sentence ends outside formulas: a full stop, then white space and a capital letter or a formula. */
function sentences(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let inside = false;
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '$') inside = !inside;
    if (!inside && text[place] === '.' && /^\s+[A-Z$\\]/.test(text.slice(place + 1, place + 4))) {
      parts.push(text.slice(start, place + 1));
      start = place + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Neighbours joined at random, as models write paragraphs of one to three sentences. */
export function joinedSteps(steps: readonly string[], chance: number, random: Random): string[] {
  return steps.reduce<string[]>((done, step) => {
    const last = done.at(-1);
    return last !== undefined && random() < chance ? [...done.slice(0, -1), `${last} ${step}`] : [...done, step];
  }, []);
}

/** A solution's steps in the shape models write them; drawings and empty pieces are left out. */
export function solutionSteps(solved: SolvedProblem, random: Random): string[] {
  if (solved.kind === 'solved') return solved.solution.split('\n').filter((line) => line.trim() !== '');
  if (solved.kind === 'gsm8k') return gsm8kSteps(solved.solution, solved.answer, random);
  const text = solved.solution.replace(/\[asy\][\s\S]*?\[\/asy\]/g, '').replace(/\s*\n\s*/g, ' ');
  return joinedSteps(sentences(text), 0.35, random);
}

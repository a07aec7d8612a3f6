const NAMES = ['Amina', 'Boris', 'Chen', 'Dana', 'Emeka', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kemal'];
const THINGS = ['pears', 'marbles', 'stamps', 'candles', 'postcards', 'walnuts', 'ribbons'];
const PLACES = ['the harbour fair', 'her aunt’s attic', 'a village school', 'the old mill', 'the night train'];

function at(words: readonly string[], place: number): string {
  return words[place % words.length] ?? '';
}

/** Another problem with the numbers of the one that is to be evolved, in words of its own. */
function evolved(text: string): string {
  const numbers = (text.match(/\d+/g) ?? ['2', '3']).map(Number);
  const [first = 2, second = 3, third = 4] = numbers;
  const sum = numbers.reduce((total, number) => total + number, 0);
  const [name, thing, place] = [at(NAMES, sum), at(THINGS, sum), at(PLACES, sum)];
  return `${name} carries ${first} crates of ${second + 1} ${thing} to ${place}, sells ${third} ${thing} before noon and finds ${first} more. How many ${thing} does ${name} bring home?`;
}

/** The longer problem is the better one, equals in length are equals. */
function ranking(text: string): string {
  const problems = [...text.matchAll(/^([A-J]): (.*)$/gm)].map(([, letter = '', problem = '']) => ({
    letter,
    size: problem.length,
  }));
  const sorted = problems.toSorted((one, other) => other.size - one.size || one.letter.localeCompare(other.letter));
  return sorted.reduce((line, { letter, size }, place) => {
    const before = sorted[place - 1];
    return before === undefined ? letter : `${line} ${before.size === size ? '=' : '>'} ${letter}`;
  }, '');
}

function judged(text: string): string {
  const steps = [...text.matchAll(/^(\d+): (.*)$/gm)];
  return steps.map(([, number, step = '']) => `${number}: ${step.includes('+') ? 'wrong' : 'right'}`).join('\n');
}

/** A judge, an evolver and a solver by rule: what each asks is told apart by its prompt. */
export function answerTo(text: string): string {
  if (/^[AB]: /m.test(text)) return ranking(text);
  if (/^Steps:$/m.test(text)) return judged(text);
  if (/^(?:Rewrite|Write|Make)\b[\s\S]*\nProblem: /.test(text))
    return evolved(text.slice(text.lastIndexOf('Problem: ')));
  const [bags = '0'] = text.match(/\d+/g) ?? [];
  return `answer = ${bags} * 7`;
}

const tasks =
  'solve find compute calculate evaluate determine simplify factor factorise factorize expand differentiate integrate ' +
  'what is are the a an all both real solution solutions value values equation inequality expression derivative ' +
  'integral of for in with that which following variable unknown by exercise problem question';
const links =
  'so or and then therefore hence thus now we get have obtain gives giving which means implies is that it follows ' +
  'first next finally add adding subtract subtracting divide dividing multiply multiplying by both sides from to ' +
  'expand expanding factor factoring simplify simplifying collect collecting terms like the a answer solution';
const taskWords: ReadonlySet<string> = new Set(tasks.split(' '));
const linkWords: ReadonlySet<string> = new Set(links.split(' '));
const formulas = /\$\$[^]*?\$\$|\$[^$]*\$|\\\([^]*?\\\)|\\\[[^]*?\\\]|\\begin\{([a-z]+\*?)\}[^]*?\\end\{\1\}/g;

/**
 * True when a problem only says what to do with one formula ("Solve $2x = 6$ for $x$."): then nothing a step could rest
 * on stands in its words, and what does not follow from its formula is wrong.
 */
export function isPlainTask(problem: string): boolean {
  const stated = [...problem.matchAll(formulas)].filter(([formula]) => !/^\W*[A-Za-z]\W*$/.test(formula));
  return stated.length === 1 && saysOnly(problem, taskWords);
}

/** True when a step says nothing beside its formulas but how they hang together ("so", "dividing both sides by 2"). */
export function isBareStep(step: string): boolean {
  return !formulaIn(step) || saysOnly(step, linkWords);
}

/** True for text that has words beside formulas; a text that is one formula has none to judge. */
function formulaIn(text: string): boolean {
  return /\$|\\[([]|\\begin/.test(text) || /[a-z]{3,}\s+[a-z]{2,}/i.test(text);
}

function saysOnly(text: string, words: ReadonlySet<string>): boolean {
  const said =
    text
      .replace(formulas, ' ')
      .replace(/\\[A-Za-z]+|[#*_{}>]/g, ' ')
      .match(/[A-Za-z]+/g) ?? [];
  return said.every((word) => words.has(word.toLowerCase()) || /^[A-Za-z]$/.test(word));
}

import { resolve } from 'node:path';
import * as z from 'zod';
import { compareAnswers } from '../../src/symbolic/index.ts';
import { runPython } from './python.ts';
import type { Timing } from './timing.ts';
import { Stopwatch, summary } from './timing.ts';

/** A pair to compare, with what is expected. */
export interface Pair {
  readonly id: string;
  readonly gold: string;
  readonly prediction: string;
  readonly equal: boolean;
}

/** How a comparer does on the pairs. */
export interface PeerScore {
  readonly name: string;
  readonly pairs: number;
  readonly right: number;
  readonly falseAccepts: number;
  readonly timing: Timing;
}

interface Answer {
  readonly id: string;
  readonly equal: boolean;
  readonly ms: number;
}

const answerSchema = z.object({ id: z.string(), peer: z.string(), equal: z.boolean(), ms: z.number() });

/**
 * This project, Math-Verify and SymPy over the same pairs in one run, one pair at a time. Each compares the warming pairs
 * first, untimed: how long a process takes to load and to get going is no part of a comparison.
 */
export function sideBySide(pairs: readonly Pair[], warming: readonly Pair[]): readonly PeerScore[] {
  const rows = [...warming.map((pair) => ({ ...pair, warm: true })), ...pairs];
  const answers = runPython(resolve('bench/symbolic/peers.py'), rows, answerSchema);
  const names = [...new Set(answers.map((answer) => answer.peer))];
  const others = names.map((name) =>
    scoreOf(
      name,
      pairs,
      answers.filter((answer) => answer.peer === name),
    ),
  );
  return [own(pairs, warming), ...others];
}

function own(pairs: readonly Pair[], warming: readonly Pair[]): PeerScore {
  const watch = new Stopwatch();
  for (const { gold, prediction } of warming) compareAnswers(gold, prediction);
  const answers = pairs.map(({ id, gold, prediction }) => {
    const { verdict } = watch.run(() => compareAnswers(gold, prediction));
    return { id, equal: verdict === 'equal', ms: 0 };
  });
  return { ...scoreOf('Stepwise Math', pairs, answers), timing: watch.timing };
}

function scoreOf(name: string, pairs: readonly Pair[], answers: readonly Answer[]): PeerScore {
  const expected = new Map(pairs.map((pair) => [pair.id, pair.equal]));
  return {
    name,
    pairs: answers.length,
    right: answers.filter((answer) => answer.equal === expected.get(answer.id)).length,
    falseAccepts: answers.filter((answer) => answer.equal && expected.get(answer.id) === false).length,
    timing: summary(answers.map((answer) => answer.ms)),
  };
}

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { scoreAnswers, scoreSteps } from './symbolic/cases.ts';
import { measureCoverage, scoreProcessBench } from './symbolic/coverage.ts';
import { scoreMutants } from './symbolic/mutantScore.ts';
import { mutants } from './symbolic/mutations.ts';
import type { Results } from './symbolic/page.ts';
import { pageOf } from './symbolic/page.ts';
import type { Pair } from './symbolic/peers.ts';
import { sideBySide } from './symbolic/peers.ts';
import { answerCase, readRows } from './symbolic/rows.ts';
import { gsm8kSolutions, mathSolutions } from './symbolic/solutionSteps.ts';

const OWN_CASES = 'test/unit/symbolic/answers/cases';
const MUTANTS = 1000;
const ownCase = z.object({ gold: z.string(), prediction: z.string(), expected: z.string() });

/** The project's own pairs and those of the data, for the comparison side by side. */
function pairsOf(data: string, ownStride: number): readonly Pair[] {
  const given = readRows(data, 'cas/answer_cases.jsonl', answerCase);
  const own = readdirSync(OWN_CASES).flatMap((file) =>
    readFileSync(`${OWN_CASES}/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line, k) => ({ id: `${file}#${k}`, ...ownCase.parse(JSON.parse(line)) })),
  );
  return [
    ...given.map(({ id, gold, prediction, expected }) => ({ id, gold, prediction, equal: expected === 1 })),
    ...own
      .filter((_, k) => k % ownStride === 0)
      .map(({ id, gold, prediction, expected }) => ({ id, gold, prediction, equal: expected === 'equal' })),
  ];
}

const WARMING = 40;

/** Answers of published solutions, each beside the next one's: only to warm up, so what they are does not matter. */
function warmingPairs(data: string): readonly Pair[] {
  const answers = mathSolutions(data, 97).map(({ steps }) => steps.at(-1) ?? '');
  return answers.slice(0, WARMING).map((gold, k) => ({
    id: `warm#${k}`,
    gold,
    prediction: answers[k + 1] ?? gold,
    equal: false,
  }));
}

function measure(data: string, stride: number, ownStride: number): Results {
  const [gsm8k, math] = [gsm8kSolutions(data, stride), mathSolutions(data, stride)];
  const say = <T>(what: string, value: T): T => {
    console.log(`${what}: ${JSON.stringify(value, null, 1)}`);
    return value;
  };
  return {
    stride,
    ownStride,
    cases: {
      'answers, each with its options': say('answers', scoreAnswers(data, true)),
      'answers, defaults': say('answers by default', scoreAnswers(data, false)),
      steps: say('steps', scoreSteps(data)),
    },
    processBench: say('ProcessBench', scoreProcessBench(data, Math.max(1, Math.floor(stride / 10)))),
    coverage: { GSM8K: say('GSM8K', measureCoverage(gsm8k)), MATH: say('MATH', measureCoverage(math)) },
    mutants: {
      GSM8K: say('GSM8K mutants', scoreMutants(mutants(gsm8k, 1, MUTANTS))),
      MATH: say('MATH mutants', scoreMutants(mutants(math, 2, MUTANTS))),
    },
    peers: say('side by side', sideBySide(pairsOf(data, ownStride), warmingPairs(data))),
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    stride: { type: 'string', default: '20' },
    own: { type: 'string', default: '1' },
  },
});
const data = values.data ?? process.env.STEPWISE_DATA;
const page = positionals[0] ?? 'docs/bench/symbolic.md';
if (data === undefined) {
  console.log('symbolic: no data folder (--data DIR, or STEPWISE_DATA); its page stays as it is.');
} else {
  const results = measure(data, Number(values.stride), Number(values.own));
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, pageOf(results));
  writeFileSync(page.replace(/\.md$/, '.json'), `${JSON.stringify(results, null, 2)}\n`);
}

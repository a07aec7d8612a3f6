import { getLlama, type Llama, type LlamaContextSequence, type LlamaModel, type Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinFormats, digitPieces, isReadable, markFormat, markRequest } from '../../src/reward/index.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import type { ModelSpec } from '../../src/runtime/protocol/index.ts';
import { blockTokens } from '../../src/runtime/worker/evaluatedPrefix.ts';
import { planDigits } from '../../src/runtime/worker/digitPlan.ts';
import { planMarks } from '../../src/runtime/worker/markPlan.ts';
import { builtChild } from './support/builtChild.ts';
import { smallModel, smallSolver } from './support/models.ts';

const problem = 'Tom has 3 boxes of 12 pens and gives away 9. How many are left?';
const steps = [
  'There are 3 * 12 = 36 pens.',
  'He gives away 9, so 36 + 9 = 45 are left.',
  'The answer is 45.',
] as const;
const [a, b, c] = steps;
const head =
  '<|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n<|eot_id|>';
const user = '<|start_header_id|>user<|end_header_id|>\n\n';
const assistant = '<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n';

/** What each scorer was published to read, up to each mark, and its two labels; written here apart from the format files. */
const published = [
  {
    id: 'stepwise',
    labels: [' +', ' -'],
    upTo: [
      `${problem}\n${a}\nCheck:`,
      `${problem}\n${a}\nCheck:\n${b}\nCheck:`,
      `${problem}\n${a}\nCheck:\n${b}\nCheck:\n${c}\nCheck:`,
    ],
  },
  {
    id: 'math-shepherd',
    labels: ['+', '-'],
    upTo: [
      `${problem} Step 1: ${a} ки`,
      `${problem} Step 1: ${a} ки\nStep 2: ${b} ки`,
      `${problem} Step 1: ${a} ки\nStep 2: ${b} ки\nStep 3: ${c} ки`,
    ],
  },
  {
    id: 'rlhflow',
    labels: ['+', '-'],
    upTo: [
      `${head}${user}${problem} ${a}${assistant}`,
      `${head}${user}${problem} ${a}${assistant}+<|eot_id|>${user}${b}${assistant}`,
      `${head}${user}${problem} ${a}${assistant}+<|eot_id|>${user}${b}${assistant}+<|eot_id|>${user}${c}${assistant}`,
    ],
  },
  {
    id: 'openr',
    labels: [' +', ' -'],
    upTo: [
      `${problem} ${a} \n\n\n\n\n`,
      `${problem} ${a} \n\n\n\n\n ${b} \n\n\n\n\n`,
      `${problem} ${a} \n\n\n\n\n ${b} \n\n\n\n\n ${c} \n\n\n\n\n`,
    ],
  },
] as const;

describe('published scorer formats, against one prompt a step evaluated apart', () => {
  let client: ModelClient;
  let spec: ModelSpec;
  let llama: Llama;
  let model: LlamaModel;
  let sequence: LlamaContextSequence;
  beforeAll(async () => {
    spec = await smallModel();
    client = new ModelClient({ script: builtChild(), threads: 1 });
    llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, progressLogs: false });
    model = await llama.loadModel({ modelPath: spec.file });
    sequence = (await model.createContext({ contextSize: 1024, sequences: 1, threads: 1 })).getSequence();
  }, 300_000);
  afterAll(async () => {
    client.dispose();
    await llama.dispose();
  });

  /**
   * Each label's share among all of them, from the probabilities of all tokens after these. Evaluated in blocks as long as the
   * engine's: the rounding inside a matrix product depends on how many tokens it is done for.
   */
  async function sharesAfter(tokens: readonly Token[], labels: readonly string[]): Promise<readonly number[]> {
    await sequence.clearHistory();
    const place = Math.floor((tokens.length - 1) / blockTokens) * blockTokens;
    for (let start = 0; start < place; start += blockTokens) {
      await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(start, start + blockTokens));
    }
    const rest = tokens.slice(place);
    const last = rest.at(-1);
    if (last === undefined) return [];
    const asked = [last, { generateNext: { probabilities: true } }] as const;
    const output = await sequence.controlledEvaluate([...rest.slice(0, -1), [...asked]]);
    const probabilities = output.at(-1)?.next.probabilities;
    const weights = labels.map((label) => probabilities?.get(model.tokenize(label)[0]!) ?? NaN);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  }

  it.each(published)(
    '$id: marks stand where they are published to, and read what a prompt of their own gives',
    async (one) => {
      const request = markRequest(markFormat(one.id), problem, steps);
      const plan = planMarks(model, request);
      const prefixes = plan.places.map((mark) => plan.tokens.slice(0, mark + 1));
      expect(prefixes.map((tokens) => model.detokenize(tokens, true))).toEqual(one.upTo);
      expect([request.positive, request.negative]).toEqual(one.labels);
      const readings = await client.reader(spec).read(request, new AbortController().signal);
      expect(readings).toHaveLength(steps.length);
      for (const [place, tokens] of prefixes.entries()) {
        const [apart = NaN] = await sharesAfter(tokens, one.labels);
        expect(Math.abs((readings[place]?.probability ?? NaN) - apart)).toBeLessThan(0.01);
      }
    },
  );

  it('how far a digit is expected is what a prompt that ends before it gives', async () => {
    const pieces = digitPieces(problem, steps);
    const plan = planDigits(model, pieces);
    const read = (await client.reader(spec).readDigits(pieces, new AbortController().signal)).flat();
    const digits = plan.digits.flat();
    expect(digits.map(String)).toEqual(steps.join(' ').match(/\d/g));
    expect(read).toHaveLength(digits.length);
    for (const [rank, place] of plan.places.entries()) {
      const shares = await sharesAfter(plan.tokens.slice(0, place + 1), Array.from('0123456789'));
      expect(Math.abs((read[rank] ?? NaN) - (shares[digits[rank] ?? -1] ?? NaN))).toBeLessThan(0.01);
    }
  });

  it('OpenR’s mark and labels are the single tokens it was trained with, in a Qwen vocabulary', async () => {
    const { file } = await smallSolver();
    const vocabulary = await llama.loadModel({ modelPath: file, vocabOnly: true });
    const plan = planMarks(vocabulary, markRequest(markFormat('openr'), problem, steps));
    expect(plan.places.map((mark) => plan.tokens[mark])).toEqual([76325, 76325, 76325]);
    expect(plan.wanted).toEqual([488, 481]);
    await vocabulary.dispose();
  });

  it('says of each scorer with a head of its own what is missing to run it', () => {
    const missing = builtinFormats().filter((format) => !isReadable(format));
    expect(missing.map(({ id }) => id)).toEqual(['qwen-math-prm', 'skywork-prm']);
    for (const { id } of missing)
      expect(() => markFormat(id)).toThrow(/head.*llama\.cpp.*two rows of the output matrix/s);
  });
});

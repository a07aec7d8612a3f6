import { describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../src/core/errors.ts';
import type { EngineEvent } from '../../../src/core/events.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { defaultSolveOptions, solve, type SolveOptions } from '../../../src/engine/index.ts';
import { byText, collect, doneOutcome, portsWith, scorerBy } from './ports.ts';
import { scriptedModel } from './scriptedModel.ts';

const problem: Problem = {
  text: 'Lena has 36 pens. She gives a quarter of them to Tom and half of the rest to Ida. How many are left?',
  language: 'markdown',
};
const never = new AbortController().signal;
const calculated = 'given = 36 / 4\nrest = 36 - given\nto_ida = rest / 2\nanswer = rest - to_ida';
const wrong = 'given = 36 / 4\nanswer = 36 - given';
const terse =
  'Given away: 36 / 4 = 9\nRest: 36 - 9 = 27\nTo Ida: 27 / 2 = 13.5\nLeft: 27 - 13.5 = 13.5\nThe answer is 13.5.';
const wrongTerse = 'Given away: 36 / 4 = 8\nRest: 36 - 8 = 28\nThe answer is 28.';

const greedy = (format: string): SolveOptions => ({
  ...defaultSolveOptions,
  strategy: 'greedy',
  plan: [{ format, count: 1, temperature: 0 }],
});

const kinds = (events: readonly EngineEvent[]): string =>
  events
    .filter((event) => event.kind !== 'partial')
    .map((event) => event.kind)
    .join(' ');

describe('one solution', () => {
  it('in the calculated format gets its values from the symbolic engine', async () => {
    const model = scriptedModel([{ text: calculated }]);
    const outcome = doneOutcome(await collect(solve(problem, greedy('calculated'), portsWith(model), never)));
    expect(outcome.steps.map(({ step }) => step.text)).toEqual([
      'given: 36 / 4 = 9',
      'rest: 36 - 9 = 27',
      'to ida: 27 / 2 = 13.5',
      'answer: 27 - 13.5 = 13.5',
    ]);
    expect(outcome.steps.map(({ verdict }) => verdict)).toEqual(['verified', 'verified', 'verified', 'verified']);
    expect(outcome).toMatchObject({
      answer: '13.5',
      firstError: -1,
      score: null,
      format: 'calculated',
      alternatives: [],
    });
  });

  it('is judged step by step while it is written', async () => {
    const events = await collect(solve(problem, greedy('terse'), portsWith(scriptedModel([{ text: terse }])), never));
    const firstVerdict = events.findIndex((event) => event.kind === 'verdict');
    const lastStep = events.findLastIndex((event) => event.kind === 'step');
    expect(firstVerdict).toBeGreaterThan(0);
    expect(firstVerdict).toBeLessThan(lastStep);
    expect(events.some((event) => event.kind === 'partial' && event.text.startsWith('Given'))).toBe(true);
  });

  it('shows a refuted step as refuted, and says which one is first', async () => {
    const model = scriptedModel([{ text: wrongTerse }]);
    const outcome = doneOutcome(await collect(solve(problem, greedy('terse'), portsWith(model), never)));
    expect(outcome.steps[0]?.verdict).toBe('refuted');
    expect(outcome.firstError).toBe(0);
  });

  it('counts what it costs', async () => {
    const model = scriptedModel([{ text: calculated }]);
    const { usage } = doneOutcome(await collect(solve(problem, greedy('calculated'), portsWith(model), never)));
    expect(usage.promptTokens).toBe(20);
    expect(usage.generatedTokens).toBe(Math.ceil(calculated.length / 5));
    expect(usage.milliseconds).toBeGreaterThan(0);
  });
});

describe('the choice among several', () => {
  const plan = [
    { format: 'calculated', count: 1, temperature: 0 },
    { format: 'calculated', count: 2, temperature: 0.7 },
  ];

  it('is made by agreement; the chosen steps come again from the first', async () => {
    const model = scriptedModel([{ text: wrong }, { text: calculated }, { text: calculated }]);
    const options = { ...defaultSolveOptions, plan };
    const events = await collect(solve(problem, options, portsWith(model), never));
    const outcome = doneOutcome(events);
    expect(outcome.answer).toBe('13.5');
    expect(outcome.alternatives.map(({ answer }) => answer).sort()).toEqual(['13.5', '27']);
    expect(kinds(events)).toMatch(
      /step verdict step verdict (?:verdict )*step verdict step verdict step verdict step verdict done$/,
    );
    expect(outcome.steps.at(-1)?.evidence).toContainEqual({ witness: 'agreement', agree: 1, tries: 2 });
  });

  it('counts equal answers of different formats together', async () => {
    const mixed = [...plan.slice(0, 1), { format: 'terse', count: 2, temperature: 0.7 }];
    const model = scriptedModel([{ text: wrong }, { text: terse }, { text: terse.replaceAll('13.5', '27/2') }]);
    const outcome = doneOutcome(
      await collect(solve(problem, { ...defaultSolveOptions, plan: mixed }, portsWith(model), never)),
    );
    expect(outcome.format).toBe('terse');
  });

  it('stops once it cannot change', async () => {
    const long = [...plan, { format: 'terse', count: 1, temperature: 0 }];
    const model = scriptedModel([{ text: calculated }]);
    const outcome = doneOutcome(
      await collect(solve(problem, { ...defaultSolveOptions, plan: long }, portsWith(model), never)),
    );
    expect(model.asked).toHaveLength(2);
    expect(outcome.steps[0]?.evidence).toContainEqual({ witness: 'agreement', agree: 2, tries: 2 });
  });

  it('stops when its budget is spent', async () => {
    const model = scriptedModel([{ text: wrong }, { text: calculated }]);
    await collect(solve(problem, { ...defaultSolveOptions, plan, budget: 5 }, portsWith(model), never));
    expect(model.asked).toHaveLength(1);
    expect(model.asked[0]?.maxTokens).toBe(5);
  });

  it('follows the learned witness where there is one, and the most votes for a majority', async () => {
    const model = (): ReturnType<typeof scriptedModel> =>
      scriptedModel([{ text: wrong }, { text: wrong }, { text: calculated }]);
    const scorer = scorerBy((text) => (text.includes('36 - 9 = 27') && text.includes('answer') ? 0.05 : 0.9));
    const run = async (strategy: SolveOptions['strategy']): Promise<string | null> =>
      doneOutcome(
        await collect(
          solve(problem, { ...defaultSolveOptions, strategy, plan }, portsWith(model(), scorer, byText), never),
        ),
      ).answer;
    expect(await run('best')).toBe('13.5');
    expect(await run('majority')).toBe('27');
  });

  it('passes over solutions that do not calculate', async () => {
    const model = scriptedModel([{ text: 'a = cost + 1' }, { text: calculated }, { text: 'print(5)' }]);
    const outcome = doneOutcome(
      await collect(solve(problem, { ...defaultSolveOptions, plan }, portsWith(model), never)),
    );
    expect(outcome.answer).toBe('13.5');
  });
});

describe('step search', () => {
  const options: SolveOptions = {
    ...defaultSolveOptions,
    strategy: 'search',
    plan: [{ format: 'terse', count: 1, temperature: 0.7 }],
    proposals: 2,
  };

  it('throws a refuted line away, and ends where what should come instead is nothing', async () => {
    const lines = ['Given away: 36 / 4 = 8', 'Given away: 36 / 4 = 9', 'Rest: 36 - 9 = 27', 'Rest: 36 - 9 = 26', ''];
    const model = scriptedModel(lines.map((text) => ({ text })));
    const outcome = doneOutcome(await collect(solve(problem, options, portsWith(model), never)));
    expect(outcome.steps.map(({ step }) => step.text)).toEqual(['Given away: 36 / 4 = 9', 'Rest: 36 - 9 = 27']);
    expect(outcome.steps.every(({ verdict }) => verdict === 'verified')).toBe(true);
  });

  it('writes a step again as long as all proposals are refuted, and shows that', async () => {
    const lines = ['Given away: 36 / 4 = 8', 'Given away: 36 / 4 = 7', 'Given away: 36 / 4 = 9', ''];
    const model = scriptedModel(lines.map((text) => ({ text })));
    const events = await collect(solve(problem, options, portsWith(model), never));
    expect(events.filter((event) => event.kind === 'step' && event.index === 0).length).toBeGreaterThanOrEqual(2);
    expect(doneOutcome(events).steps.map(({ verdict }) => verdict)).toEqual(['verified']);
  });

  it('asks for other lines where the scorer doubts the likeliest, and takes one only where it trusts it clearly more', async () => {
    const [likeliest, other] = ['Given away: 36 / 4 = 9', 'Kept: 36 - 36 / 4 = 27'];
    const solvedWith = async (probability: number): Promise<readonly string[]> => {
      const model = scriptedModel([{ text: likeliest }, { text: other }, { text: '' }]);
      const scorer = scorerBy((text) => (text === other ? probability : 0.6));
      const outcome = doneOutcome(await collect(solve(problem, options, portsWith(model, scorer, byText), never)));
      return outcome.steps.map(({ step }) => step.text);
    };
    expect(await solvedWith(0.65)).toEqual([likeliest]);
    expect(await solvedWith(0.75)).toEqual([other]);
  });

  it('goes on from what is written, one line at a time', async () => {
    const model = scriptedModel([{ text: 'Given away: 36 / 4 = 9' }, { text: '' }]);
    await collect(solve(problem, options, portsWith(model), never));
    expect(model.asked[0]).toMatchObject({ candidates: 1, sampling: { temperature: 0 } });
    expect(model.asked[0]?.stop).toContain('\n');
    expect(model.asked[1]?.prompt).toMatchObject({ prefill: 'Given away: 36 / 4 = 9\n' });
  });
});

describe('what goes wrong', () => {
  it('without a model it says so', async () => {
    const events = await collect(solve(problem, defaultSolveOptions, portsWith(null), never));
    expect(events).toMatchObject([{ kind: 'failed', error: { code: 'model-missing' }, partial: null }]);
  });

  it('a model that writes nothing', async () => {
    const events = await collect(solve(problem, greedy('terse'), portsWith(scriptedModel([{ text: '' }])), never));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'no-steps' } });
  });

  it('a stop keeps the steps that are there', async () => {
    const controller = new AbortController();
    let chunks = 0;
    const model = scriptedModel([{ text: terse }], () => {
      chunks += 1;
      if (chunks === 10) controller.abort();
    });
    const last = (await collect(solve(problem, greedy('terse'), portsWith(model), controller.signal))).at(-1);
    expect(last).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
    const kept = last?.kind === 'failed' ? last.partial : null;
    expect(kept?.derivation.steps[0]?.text).toBe('Given away: 36 / 4 = 9');
  });

  it('a crash keeps the steps that are there, and says what it was', async () => {
    let chunks = 0;
    const model = scriptedModel([{ text: terse }], () => {
      chunks += 1;
      if (chunks === 12) throw new StepwiseError('model-crashed', 'The model process ended.');
    });
    const last = (await collect(solve(problem, greedy('terse'), portsWith(model), never))).at(-1);
    expect(last).toMatchObject({ kind: 'failed', error: { code: 'model-crashed' } });
    expect(last?.kind === 'failed' && last.partial?.steps.length).toBeGreaterThan(0);
  });
});

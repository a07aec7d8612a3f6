import { describe, expect, it } from 'vitest';
import type { Derivation } from '../../../src/core/derivation.ts';
import type { EngineEvent } from '../../../src/core/events.ts';
import type { SymbolicEvidence } from '../../../src/core/evidence.ts';
import { silent } from '../../../src/core/logger.ts';
import type { SymbolicWitness } from '../../../src/core/symbolicWitness.ts';
import type { StepScorer } from '../../../src/core/scoring.ts';
import { EngineHost, type SymbolicThread } from '../../../src/extension/engine/engineHost.ts';
import { KnownScores } from '../../../src/extension/engine/knownScores.ts';
import { Recent } from '../../../src/extension/engine/recent.ts';
import { rememberingWitness } from '../../../src/extension/engine/rememberingWitness.ts';
import { lastOutcome } from '../../../src/engine/index.ts';
import { calculate, checkStep, compareAnswers, plotFunctions } from '../../../src/symbolic/index.ts';
import { scriptedModel } from '../engine/scriptedModel.ts';
import { judgedStep, learned } from './samples.ts';

const signal = new AbortController().signal;

/** The real symbolic witness in this thread, counting what it is asked. */
function countingWitness(): SymbolicThread & { asked: number; disposed: number; warmed: number } {
  return {
    asked: 0,
    warmed: 0,
    disposed: 0,
    checkStep(request): Promise<SymbolicEvidence> {
      this.asked += 1;
      return Promise.resolve(checkStep(request));
    },
    compareAnswers: (gold, prediction) => Promise.resolve(compareAnswers(gold, prediction)),
    calculate: (source) => Promise.resolve(calculate(source)),
    warm(): void {
      this.warmed += 1;
    },
    plot: (request) => Promise.resolve(plotFunctions(request)),
    dispose(): void {
      this.disposed += 1;
    },
  };
}

function countingScorer(): StepScorer & { asked: number } {
  return {
    id: 'a-scorer',
    asked: 0,
    score(_problem, steps) {
      this.asked += 1;
      const evidence = learned(0.9);
      return Promise.resolve(steps.map(() => (evidence.witness === 'learned' ? evidence : null)));
    },
  };
}

const derivation: Derivation = {
  steps: [{ text: '$36 / 4 = 9$' }, { text: '$9 + 4 = 14$' }],
};

async function verdicts(events: AsyncIterable<EngineEvent>): Promise<string[]> {
  for await (const event of events) {
    if (event.kind === 'done') return event.outcome.steps.map(({ verdict }) => verdict);
    if (event.kind === 'failed') throw new Error(event.error.message);
  }
  return [];
}

describe('the engine of a window', () => {
  const make = (witness = countingWitness(), scorer: StepScorer | null = null): EngineHost =>
    new EngineHost({
      witness: () => witness,
      generator: () => Promise.reject(new Error('no model')),
      scorer: () => Promise.resolve(scorer),
      scorerId: () => Promise.resolve(scorer?.id ?? null),
      log: silent,
    });

  it('judges by the real symbolic witness', async () => {
    expect(await verdicts(make().judge(derivation, 'light', signal))).toEqual(['verified', 'refuted']);
  });

  it('judges while typing where the settings name a scorer that is not known, and says so when scores are asked for', async () => {
    const unknown = (): Promise<never> => Promise.reject(new Error('There is no model typo in the catalogue.'));
    const generator = (): never => expect.fail('no model is needed');
    const engine = new EngineHost({
      witness: countingWitness,
      generator,
      scorer: unknown,
      scorerId: unknown,
      log: silent,
    });
    expect(await verdicts(engine.judge(derivation, 'light', signal))).toEqual(['verified', 'refuted']);
    await expect(engine.isScored()).rejects.toThrow('no model typo');
  });

  it('compares with tries of the model where that is asked for, and asks for no model without a problem', async () => {
    const model = scriptedModel([{ text: 'given = 36 / 4\nanswer = 36 - given' }]);
    const engine = new EngineHost({
      witness: countingWitness,
      generator: () => Promise.resolve({ model, plan: null }),
      scorer: () => Promise.resolve(null),
      scorerId: () => Promise.resolve(null),
      log: silent,
    });
    const problem = {
      text: 'Lena has 36 pens and gives away a quarter of them. How many are left?',
      language: 'markdown' as const,
    };
    const steps = [{ text: '$36 / 4 = 9$' }, { text: '$36 - 9 = 26$' }];
    const { steps: judged } = await lastOutcome(engine.judge({ problem, steps }, 'tried', signal));
    const agreements = judged.map(({ evidence }) => evidence.find(({ witness }) => witness === 'agreement'));
    expect(agreements).toEqual([
      { witness: 'agreement', agree: 4, tries: 4 },
      { witness: 'agreement', agree: 0, tries: 4 },
    ]);
    expect(model.asked[0]?.candidates).toBe(4);
    await lastOutcome(engine.judge({ steps }, 'tried', signal));
    expect(model.asked).toHaveLength(1);
  });

  it('checks no step twice', async () => {
    const witness = countingWitness();
    const engine = make(witness);
    await verdicts(engine.judge(derivation, 'light', signal));
    await verdicts(engine.judge(derivation, 'light', signal));
    expect(witness.asked).toBe(2);
  });

  it('starts the symbolic thread ahead of the first check, and uses that one', async () => {
    const witness = countingWitness();
    let made = 0;
    const log = silent;
    const parts = { scorer: () => Promise.resolve(null), scorerId: () => Promise.resolve(null), log };
    const generator = (): never => expect.fail('no model is needed');
    const engine = new EngineHost({ ...parts, generator, witness: () => (made++, witness) });
    engine.warm();
    expect([made, witness.warmed]).toEqual([1, 1]);
    await verdicts(engine.judge(derivation, 'light', signal));
    expect([made, witness.asked]).toEqual([1, 2]);
  });

  it('runs the scorer on demand only, and shows its scores afterwards while typing', async () => {
    const scorer = countingScorer();
    const engine = make(countingWitness(), scorer);
    await verdicts(engine.judge(derivation, 'light', signal));
    expect(scorer.asked).toBe(0);
    await verdicts(engine.judge(derivation, 'full', signal));
    await verdicts(engine.judge(derivation, 'light', signal));
    await verdicts(engine.judge(derivation, 'full', signal));
    expect(scorer.asked).toBe(1);
  });

  it('shows the scores that an accepted solution had, without running the scorer', async () => {
    const scorer = countingScorer();
    const engine = make(countingWitness(), scorer);
    const learnt = learned(0.9);
    const judged = derivation.steps.map((step, index) => judgedStep(index, 'plausible', { step, evidence: [learnt] }));
    engine.remember(derivation, [judged[0]!, { ...judged[1]!, evidence: [] }]);
    const { steps } = await lastOutcome(engine.judge(derivation, 'light', signal));
    expect(steps.map(({ evidence }) => evidence.includes(learnt))).toEqual([true, false]);
    expect(scorer.asked).toBe(0);
  });

  it('starts a new symbolic thread after a restart, and lets the old one go', async () => {
    const witness = countingWitness();
    const engine = make(witness);
    await verdicts(engine.judge(derivation, 'light', signal));
    engine.restart();
    engine.dispose();
    expect(witness.disposed).toBe(1);
  });
});

describe('scores that are known', () => {
  const steps = [{ text: 'a' }, { text: 'b' }];

  it('stay valid for the steps before an edit', async () => {
    const known = new KnownScores();
    await known.remembering(countingScorer()).score('p', steps, signal);
    const recalled = await known.recalling('a-scorer').score('p', [{ text: 'a' }, { text: 'c' }], signal);
    expect(recalled.map((evidence) => evidence?.probability ?? null)).toEqual([0.9, null]);
  });

  it('are not taken from another problem or another scorer', async () => {
    const known = new KnownScores();
    await known.remembering(countingScorer()).score('p', steps, signal);
    expect(await known.recalling('a-scorer').score('q', steps, signal)).toEqual([null, null]);
    expect(await known.recalling('another').score('p', steps, signal)).toEqual([null, null]);
  });
});

describe('a witness that remembers', () => {
  it('does not keep what an aborted check said', async () => {
    const witness = countingWitness();
    const remembering = rememberingWitness(witness);
    const request = { problem: null, previous: [], step: '$1 + 1 = 2$' };
    await remembering.checkStep(request, AbortSignal.abort());
    await remembering.checkStep(request);
    await remembering.checkStep(request);
    expect(witness.asked).toBe(2);
  });

  it('tries a check that passed its time again, but not for ever', async () => {
    const late = { witness: 'symbolic', outcome: 'undecided', reason: 'late', findings: [], passing: true } as const;
    let [asked, busy] = [0, true];
    const witness: SymbolicWitness = {
      ...countingWitness(),
      checkStep: ({ step }) => {
        asked += 1;
        return Promise.resolve(busy ? late : checkStep({ problem: null, previous: [], step }));
      },
    };
    const remembering = rememberingWitness(witness);
    const request = { problem: null, previous: [], step: '$1 + 1 = 2$' };
    expect(await remembering.checkStep(request)).toEqual(late);
    busy = false;
    expect((await remembering.checkStep(request)).outcome).toBe('proved');
    await remembering.checkStep(request);
    expect(asked).toBe(2);
    busy = true;
    for (let k = 0; k < 5; k++) await remembering.checkStep({ ...request, step: '$2 + 2 = 4$' });
    expect(asked).toBe(5);
  });

  it('passes all else on', async () => {
    const remembering = rememberingWitness(countingWitness());
    expect((await remembering.compareAnswers('1/2', '0.5')).verdict).toBe('equal');
    expect((await remembering.calculate('a = 36 / 4')).lines[0]?.value).toBe('9');
  });
});

describe('recent entries', () => {
  it('are kept by use, not by age', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.get('a');
    recent.set('c', 3);
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3]);
  });
});

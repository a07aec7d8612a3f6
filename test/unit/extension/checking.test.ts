import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Derivation } from '../../../src/core/derivation.ts';
import { toFailure } from '../../../src/core/errors.ts';
import type { EngineEvent } from '../../../src/core/events.ts';
import type { JudgedStep } from '../../../src/core/verdict.ts';
import { derivationsIn, DocumentReader } from '../../../src/document/index.ts';
import { writtenSolution } from '../../../src/extension/check/acceptedSolution.ts';
import { DocumentChecker, type FindDerivations } from '../../../src/extension/check/documentChecker.ts';
import { Pauses } from '../../../src/extension/check/pauses.ts';
import { MarkStore } from '../../../src/extension/marks/markStore.ts';
import { judgedStep, outcomeOf } from './samples.ts';

const TEXT =
  'Solve $3x - 5 = 16$.\n\n1. $3x = 21$\n2. $x = 8$\n3. $2x = 16$\n\nSolve $y + 1 = 3$.\n\n1. $y = 2$\n2. $2y = 4$\n';
const DOCUMENT = { address: 'file:///notes.md', text: TEXT, language: 'markdown' } as const;
const signal = new AbortController().signal;
const whole = { within: null, near: 0, most: 100 } as const;

/** Reads as the reading thread does, in this very thread. */
function finding(): FindDerivations {
  const reader = new DocumentReader();
  return ({ text, language }, ...order) => Promise.resolve(reader.derivationsNear(text, language, ...order));
}

/** A judge that refutes the steps that hold one of the given texts. */
function judgeBy(wrong: readonly string[]): (derivation: Derivation) => AsyncGenerator<EngineEvent> {
  return async function* (derivation): AsyncGenerator<EngineEvent> {
    const judged = derivation.steps.map((step, index): JudgedStep => {
      const refuted = wrong.some((text) => step.text.includes(text));
      return judgedStep(index, refuted ? 'refuted' : 'verified', { step });
    });
    for (const one of judged) {
      await Promise.resolve();
      yield { kind: 'verdict', judged: one };
    }
    yield {
      kind: 'done',
      outcome: outcomeOf(
        judged,
        judged.findIndex(({ verdict }) => verdict === 'refuted'),
      ),
    };
  };
}

function checkerFor(wrong: readonly string[]): { readonly checker: DocumentChecker; readonly marks: MarkStore } {
  const marks = new MarkStore();
  return { checker: new DocumentChecker(finding(), judgeBy(wrong), marks), marks };
}

function shown(marks: MarkStore, text = TEXT): string[] {
  return marks.of(DOCUMENT.address).map(({ span, judged, standing }) => {
    return `${text.slice(span.start, span.end)} ${judged.verdict} ${standing}`;
  });
}

describe('checking a document', () => {
  it('marks the steps of every derivation where they stand', async () => {
    const { checker, marks } = checkerFor(['x = 8']);
    await expect(checker.check(DOCUMENT, { depth: 'light', ...whole, signal })).resolves.toEqual({ steps: 5, left: 0 });
    expect(shown(marks)).toEqual([
      '$3x = 21$ verified sound',
      '$x = 8$ refuted first-failing',
      '$2x = 16$ verified after',
      '$y = 2$ verified sound',
      '$2y = 4$ verified sound',
    ]);
  });

  it('touches only the derivations at the selection', async () => {
    const { checker, marks } = checkerFor([]);
    const at = TEXT.indexOf('$2y');
    await expect(
      checker.check(DOCUMENT, { depth: 'full', within: { start: at, end: at }, near: at, most: 100, signal }),
    ).resolves.toEqual({ steps: 2, left: 0 });
    expect(shown(marks)).toEqual(['$y = 2$ verified sound', '$2y = 4$ verified sound']);
  });

  it('is not told as a change when nothing changed', async () => {
    const { checker, marks } = checkerFor(['x = 8']);
    await checker.check(DOCUMENT, { depth: 'light', ...whole, signal });
    const told: string[] = [];
    marks.onChange((addresses) => told.push(...addresses));
    await checker.check(DOCUMENT, { depth: 'light', ...whole, signal });
    expect(told.length).toBeLessThanOrEqual(1);
  });

  it('drops the marks of derivations that are gone', async () => {
    const { checker, marks } = checkerFor([]);
    await checker.check(DOCUMENT, { depth: 'light', ...whole, signal });
    await checker.check({ ...DOCUMENT, text: 'Nothing here.' }, { depth: 'light', ...whole, signal });
    expect(marks.of(DOCUMENT.address)).toEqual([]);
  });

  it('leaves all as it was when it is aborted', async () => {
    const { checker, marks } = checkerFor([]);
    const order = { depth: 'light', ...whole, signal: AbortSignal.abort() } as const;
    await expect(checker.check(DOCUMENT, order).catch(toFailure)).resolves.toMatchObject({ code: 'cancelled' });
    expect(marks.of(DOCUMENT.address)).toEqual([]);
  });

  it('does not say that nothing was found when it is aborted while the document is read', async () => {
    const stop = new AbortController();
    const read: FindDerivations = () => {
      stop.abort();
      return Promise.resolve({ derivations: [], left: 0 });
    };
    const checker = new DocumentChecker(read, judgeBy([]), new MarkStore());
    const order = { depth: 'light', ...whole, signal: stop.signal } as const;
    await expect(checker.check(DOCUMENT, order).catch(toFailure)).resolves.toMatchObject({ code: 'cancelled' });
  });

  it('neither marks nor counts steps the user took as given or left alone', async () => {
    const { checker, marks } = checkerFor(['x = 8', '2x = 16']);
    const text = TEXT.replace('$x = 8$', '$x = 8$ <!-- stepwise-given -->');
    await checker.check({ ...DOCUMENT, text }, { depth: 'light', ...whole, signal });
    expect(shown(marks, text).slice(0, 2)).toEqual(['$3x = 21$ verified sound', '$2x = 16$ refuted first-failing']);
  });

  it('passes on why the engine failed', async () => {
    const marks = new MarkStore();
    const failing = async function* (): AsyncGenerator<EngineEvent> {
      await Promise.resolve();
      yield { kind: 'failed', error: { code: 'model-crashed', message: 'The scorer ended.' }, partial: null };
    };
    const checker = new DocumentChecker(finding(), failing, marks);
    await expect(checker.check(DOCUMENT, { depth: 'full', ...whole, signal })).rejects.toMatchObject({
      code: 'model-crashed',
    });
  });
});

describe('a solution that was accepted', () => {
  it('is found below its problem again, step for step', () => {
    const text = 'Solve $2x = 4$.\n\n<!-- stepwise:begin -->\n1. $x = 4 / 2$\n2. $x = 2$\n<!-- stepwise:end -->\n';
    const judged = [judgedStep(0, 'verified'), judgedStep(1, 'verified')];
    const found = writtenSolution(derivationsIn(text, 'markdown'), { start: 0, end: 15 }, judged);
    expect(found?.steps.map((step) => step.text)).toEqual(['$x = 4 / 2$', '$x = 2$']);
    expect(writtenSolution(derivationsIn(text, 'markdown'), { start: 0, end: 15 }, judged.slice(1))).toBeNull();
  });

  it('is not taken for that of another problem further down', () => {
    const other = 'Solve $y + 1 = 3$.\n\n<!-- stepwise:begin -->\n1. $y = 3 - 1$\n2. $y = 2$\n<!-- stepwise:end -->\n';
    const text = `Solve $2x = 4$.\n\n<!-- stepwise:begin -->\n1. $x = 2$\n<!-- stepwise:end -->\n\n${other}`;
    const judged = [judgedStep(0, 'verified'), judgedStep(1, 'verified')];
    expect(writtenSolution(derivationsIn(text, 'markdown'), { start: 0, end: 15 }, judged)).toBeNull();
  });
});

describe('a pause in typing', () => {
  it('starts one task for each document, after its last touch', async () => {
    const ran: string[] = [];
    const pauses = new Pauses((key) => ran.push(key));
    pauses.touch('a', 20);
    pauses.touch('a', 20);
    pauses.touch('b', 20);
    await pause(120);
    expect(ran.sort()).toEqual(['a', 'b']);
    pauses.dispose();
  });

  it('aborts the task under way when the document is touched again', async () => {
    const signals: AbortSignal[] = [];
    const pauses = new Pauses((_key, under) => signals.push(under));
    pauses.touch('a', 0);
    await pause(50);
    pauses.touch('a', 1000);
    expect(signals.map((under) => under.aborted)).toEqual([true]);
    pauses.dispose();
  });

  it('runs nothing after it was cancelled', async () => {
    const ran: string[] = [];
    const pauses = new Pauses((key) => ran.push(key));
    pauses.touch('a', 10);
    pauses.dispose();
    await pause(60);
    expect(ran).toEqual([]);
  });
});

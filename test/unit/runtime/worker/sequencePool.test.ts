import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { loadFailure } from '../../../../src/runtime/worker/loadFailure.ts';
import { PromptSequence } from '../../../../src/runtime/worker/promptSequence.ts';
import { SequencePool } from '../../../../src/runtime/worker/sequencePool.ts';
import { Throughput } from '../../../../src/runtime/worker/throughput.ts';

/** A sequence that only counts; the real ones are exercised with a real model. */
function counting(): LlamaContextSequence {
  const sequence = {
    nextTokenIndex: 0,
    evaluateWithoutGeneratingNewTokens: (tokens: readonly Token[]) => {
      sequence.nextTokenIndex += tokens.length;
      return Promise.resolve();
    },
    eraseContextTokenRanges: ([range]: readonly { start: number; end: number }[]) => {
      sequence.nextTokenIndex = range?.start ?? 0;
      return Promise.resolve();
    },
  };
  return sequence as unknown as LlamaContextSequence;
}

const prompt = [...Array(70).keys()] as Token[];
const never = new AbortController().signal;

describe('SequencePool', () => {
  it('lends the sequence first that holds most of the prompt', async () => {
    const [first, second] = [new PromptSequence(counting()), new PromptSequence(counting())];
    await second.hold(prompt, never, () => undefined);
    const pool = new SequencePool([first, second]);
    expect(await pool.lease(1, prompt)).toEqual([second]);
    expect(await pool.lease(5, prompt)).toEqual([first]);
  });

  it('lets calls wait in order until one is free', async () => {
    const only = new PromptSequence(counting());
    const pool = new SequencePool([only]);
    const held = await pool.lease(4, []);
    const order: string[] = [];
    const waiting = ['a', 'b'].map(async (name) => {
      const leased = await pool.lease(1, []);
      order.push(name);
      pool.release(leased);
    });
    expect(order).toEqual([]);
    pool.release(held);
    await Promise.all(waiting);
    expect(order).toEqual(['a', 'b']);
  });
});

describe('PromptSequence', () => {
  it('evaluates only what is missing, and the copy of a lead where states cannot be copied', async () => {
    const [lead, other] = [new PromptSequence(counting()), new PromptSequence(counting())];
    const seen: number[] = [];
    await lead.hold(prompt, never, (done) => seen.push(done));
    expect(seen).toEqual([32, 64, 70]);
    await lead.hold([...prompt.slice(0, 40), 99 as Token], never, (done) => seen.push(done));
    expect(seen.slice(3)).toEqual([41]);
    await other.holdSameAs(lead, never);
    expect(other.reusable([...prompt.slice(0, 40), 99 as Token])).toBe(41);
  });

  it('stops between two blocks when it is told to', async () => {
    const sequence = new PromptSequence(counting());
    const controller = new AbortController();
    await sequence.hold(prompt, controller.signal, () => {
      controller.abort();
    });
    expect(sequence.reusable(prompt)).toBe(32);
  });
});

describe('what the child says of itself', () => {
  it('counts a rate only after something was counted', () => {
    const meter = new Throughput();
    expect(meter.perSecond()).toBeNull();
    meter.add(30, 500);
    expect(meter.perSecond()).toBe(60);
  });

  it.each([
    ['A context size of 4096 is too large for the available VRAM', 'out-of-memory'],
    ['Insufficient memory to load', 'out-of-memory'],
    ['invalid magic', 'model-invalid'],
  ])('calls %s %s', (message, code) => {
    expect(loadFailure(new Error(message), 'm.gguf')).toMatchObject({ code });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { markFormat } from '../../../../src/reward/index.ts';
import { promptFormat } from '../../../../src/engine/index.ts';
import { BatchQueue } from '../../../../src/training/rewardServer/batchQueue.ts';
import type { Asked, Reward } from '../../../../src/training/rewardServer/protocol.ts';
import { rewardOf, type RewardParts } from '../../../../src/training/rewardServer/reward.ts';
import { startRewardServer, type RunningRewardServer } from '../../../../src/training/rewardServer/server.ts';
import { scorerBy } from '../../engine/ports.ts';
import { realWitness } from '../../engine/realWitness.ts';

const never = new AbortController().signal;
const PROMPT = '<|im_start|>user\nAnn has 3 bags of 4 apples. How many?<|im_end|>\n<|im_start|>assistant\n';
const symbolic: RewardParts = {
  witness: realWitness,
  irm: null,
  prm: null,
  format: promptFormat('calculated-tuned'),
  steps: 'min',
  outcomeShare: 0,
};

function asked(answer: string, label: string | null = null): Asked {
  return { prompt: PROMPT, answer, label };
}

describe('the reward of one answer', () => {
  it('is IRM times the least step, the witness before the model', async () => {
    const irm = { id: 'irm', read: () => Promise.resolve([{ probability: 0.5, positiveLogit: 0, negativeLogit: 0 }]) };
    const prm = scorerBy((text) => (text.includes('12') ? 0.8 : 0.9));
    const text = 'apples = 3 * 4\nanswer = apples + 0<|im_end|>';
    const { reward } = await rewardOf(asked(text), { ...symbolic, irm, prm }, never);
    expect(reward).toBeCloseTo(0.4);
    const product = await rewardOf(asked(text), { ...symbolic, irm, prm, steps: 'product' }, never);
    expect(product.reward).toBeCloseTo(0.5 * 0.8 * 0.8);
    expect(markFormat('stepwise').aggregation).toBe('min');
  });

  it('is nothing for an answer that cannot be read, and for a refuted step', async () => {
    expect((await rewardOf(asked('twelve, I think'), symbolic, never)).reward).toBe(0);
    const lines = { ...symbolic, format: promptFormat('terse') };
    const wrong = await rewardOf(asked('Apples: 3 * 4 = 13\nThe answer is 13.'), lines, never);
    expect(wrong).toMatchObject({ reward: 0, prm: 0 });
  });

  it('rests on the outcome as far as it is asked to, where the answer is known', async () => {
    const half = { ...symbolic, outcomeShare: 0.5 };
    expect(await rewardOf(asked('answer = 3 * 4', '12'), half, never)).toMatchObject({ reward: 1, right: true });
    expect(await rewardOf(asked('answer = 3 + 4', '12'), half, never)).toMatchObject({ reward: 0.5, right: false });
    expect(await rewardOf(asked('answer = 3 + 4'), half, never)).toMatchObject({ reward: 1, right: null });
  });
});

describe('the reward server', () => {
  let server: RunningRewardServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  async function start(reward: (one: Asked) => Promise<Reward>, limit = 1000): Promise<string> {
    const queue = new BatchQueue(4, limit);
    server = await startRewardServer({ host: '127.0.0.1', port: 0, token: 'secret', queue, reward });
    return server.url;
  }

  function post(url: string, body: unknown, token = 'secret'): Promise<Response> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return fetch(url, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  it('answers OpenRLHF’s request in its order, under concurrent load', async () => {
    let most = 0;
    let now = 0;
    const url = await start(async ({ answer }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, Number(answer) % 3));
      now -= 1;
      return { reward: Number(answer), irm: 1, prm: Number(answer), right: null };
    });
    const batch = (first: number): unknown => {
      const numbers = Array.from({ length: 16 }, (_, place) => String(first + place));
      return { query: numbers.map((number) => PROMPT + number), prompts: numbers.map(() => PROMPT), labels: numbers };
    };
    const replies = await Promise.all(
      Array.from({ length: 20 }, async (_, place) => (await post(url, batch(place * 100))).json()),
    );
    for (const [place, reply] of replies.entries()) {
      const rewards = Array.from({ length: 16 }, (_, index) => place * 100 + index);
      expect(reply).toEqual({
        rewards,
        scores: rewards,
        extra_logs: { irm: rewards.map(() => 1), prm: rewards, right: rewards.map(() => -1) },
      });
    }
    expect(most).toBe(4);
  });

  it('takes the token from the address too, and refuses all else', async () => {
    const url = await start(() => Promise.resolve({ reward: 1, irm: null, prm: null, right: null }));
    const body = { query: ['a'], prompts: [''], labels: [null] };
    const inAddress = await fetch(`${url}?token=secret`, { method: 'POST', body: JSON.stringify(body) });
    expect(inAddress.status).toBe(200);
    expect((await post(url, body, 'other')).status).toBe(401);
    expect((await post(url, '{')).status).toBe(400);
    expect((await post(url, { query: [] })).status).toBe(400);
    expect((await post(url, { query: ['a', 'b'], prompts: ['a'] })).status).toBe(400);
    expect((await post(url, { query: ['x'.repeat(40_000)] })).status).toBe(400);
    expect(await (await fetch(url)).json()).toEqual({ ready: true, waiting: 0 });
  });

  it('refuses what its queue cannot hold and goes on afterwards', async () => {
    const url = await start(() => Promise.resolve({ reward: 1, irm: null, prm: null, right: null }), 4);
    const full = await post(url, { query: ['a', 'b', 'c', 'd', 'e'] });
    expect(full.status).toBe(503);
    expect(full.headers.get('retry-after')).toBe('1');
    expect((await post(url, { query: ['a', 'b'] })).status).toBe(200);
  });

  it('says when a reward fails, and stays up', async () => {
    const url = await start(({ answer }) => Promise.reject(new Error(`no reward for ${answer}`)));
    const failed = await post(url, { query: [`${PROMPT}x`] });
    expect(failed.status).toBe(500);
    expect(await failed.json()).toEqual({ error: 'no reward for x' });
  });
});

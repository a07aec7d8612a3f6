import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSpec, replySchema, requestSchema, type Request } from '../../../../src/runtime/protocol/index.ts';

const spec = plainSpec('model', '/models/model.gguf');
const sampling = { temperature: 0.7, topP: 0.95, topK: 40, seed: 7 };
const generate: Request = {
  kind: 'generate',
  call: 1,
  spec,
  request: { prompt: { kind: 'raw', text: '1 +' }, sampling, maxTokens: 5, stop: ['\n'], candidates: 2 },
};

describe('the messages between the two processes', () => {
  it.each<Request>([
    generate,
    { kind: 'hello', version: 1, gpu: 'auto', threads: null },
    {
      kind: 'read',
      call: 2,
      spec,
      request: { pieces: [{ text: 'a', special: false, mark: true }], positive: '+', negative: '-' },
    },
    { kind: 'abort', call: 1 },
  ])('survive the way: %j', (message) => {
    expect(requestSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it.each([
    [
      'a temperature below zero',
      { ...generate, request: { ...generate.request, sampling: { ...sampling, temperature: -1 } } },
    ],
    ['no candidate', { ...generate, request: { ...generate.request, candidates: 0 } }],
    ['an empty stop string', { ...generate, request: { ...generate.request, stop: [''] } }],
    ['a model without a file', { ...generate, spec: { ...spec, file: '' } }],
    ['a field of another version', { ...generate, grammar: 'x' }],
    ['an unknown kind', { kind: 'reboot' }],
  ])('are refused with %s', (_, message) => {
    expect(requestSchema.safeParse(message).success).toBe(false);
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(requestSchema.safeParse(value).success).toBe(false);
        expect(replySchema.safeParse(value).success).toBe(false);
      }),
    );
  });

  it('know every failure code of the core', () => {
    for (const code of ['cancelled', 'model-missing', 'model-crashed', 'too-large', 'internal']) {
      const reply = { kind: 'failed', call: 1, failure: { code, message: 'why' } };
      expect(replySchema.parse(reply)).toEqual(reply);
    }
  });
});

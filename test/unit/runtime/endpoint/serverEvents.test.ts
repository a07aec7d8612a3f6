import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChunk } from '../../../../src/runtime/endpoint/chunk.ts';
import { serverEvents } from '../../../../src/runtime/endpoint/serverEvents.ts';

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array, void, void> {
  await Promise.resolve();
  let from = 0;
  for (const cut of [...cuts].sort((left, right) => left - right)) {
    yield bytes.subarray(from, cut);
    from = Math.max(from, cut);
  }
  yield bytes.subarray(from);
}

async function read(text: string, cuts: readonly number[] = []): Promise<string[]> {
  const found: string[] = [];
  for await (const data of serverEvents(pieces(new TextEncoder().encode(text), cuts))) found.push(data);
  return found;
}

describe('serverEvents', () => {
  it('joins the lines of an event, and passes over comments and other fields', async () => {
    expect(await read(': hello\n\nevent: x\ndata: one\ndata: two\n\ndata:three\r\n\r\n')).toEqual([
      'one\ntwo',
      'three',
    ]);
  });

  it('gives the last event also when the server forgot the empty line', async () => {
    expect(await read('data: one\n\ndata: [DONE]')).toEqual(['one', '[DONE]']);
  });

  it('does not depend on where the bytes are cut', async () => {
    const text = 'data: {"a":"é𝑥"}\n\n: c\ndata: ∑\n\n';
    const { length } = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(length)), async (cuts) => {
        expect(await read(text, cuts)).toEqual(['{"a":"é𝑥"}', '∑']);
      }),
    );
  });
});

describe('readChunk', () => {
  it('reads chats and completions, whatever else is in them', () => {
    const chat = readChunk(
      '{"id":1,"choices":[{"index":1,"delta":{"content":"a","role":"assistant"},"finish_reason":null}]}',
    );
    expect(chat.choices[0]).toMatchObject({ index: 1, delta: { content: 'a' } });
    expect(readChunk('{"choices":[{"text":"b"}]}').choices[0]).toMatchObject({ index: 0, text: 'b' });
    expect(readChunk('{"usage":{"prompt_tokens":3}}')).toMatchObject({ choices: [], usage: { prompt_tokens: 3 } });
  });

  it.each(['not json', '[]', '{"choices":[{"index":-1}]}', '{"choices":"x"}'])('refuses %s', (data) => {
    expect(() => readChunk(data)).toThrow(/not of the OpenAI API/);
  });

  it('passes on what the server says of its own failure', () => {
    expect(() => readChunk('{"error":{"message":"context too long"}}')).toThrow(/failed: context too long/);
  });
});

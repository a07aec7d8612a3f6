import type { Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { TokenText } from '../../../../src/runtime/worker/tokenText.ts';

/** A vocabulary of single bytes: a token is a byte of UTF-8, as byte-fallback tokens are. */
const bytes = {
  detokenize: (tokens: readonly Token[]): string => Buffer.from(tokens as readonly number[]).toString('utf8'),
};

function tokens(text: string): Token[] {
  return [...Buffer.from(text)] as Token[];
}

describe('TokenText', () => {
  it('passes a character on when it is whole', () => {
    const text = new TokenText(bytes, tokens('before'));
    expect(tokens('a∑𝑥').map((token) => text.push(token))).toEqual(['a', '', '', '∑', '', '', '', '𝑥']);
    expect(text.flush()).toBe('');
  });

  it('does not hold broken bytes back for ever, and gives the rest at the end', () => {
    const text = new TokenText(bytes, []);
    const pieces = [0x80, 0x80, 0x80, 0x80].map((byte) => text.push(byte as Token));
    expect(pieces.slice(0, 3)).toEqual(['', '', '']);
    expect(pieces[3]).toContain('\uFFFD');
    text.push(0xe2 as Token);
    expect(text.flush()).toBe('\uFFFD');
  });
});

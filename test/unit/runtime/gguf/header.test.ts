import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../../src/core/errors.ts';
import { HeaderContinues } from '../../../../src/runtime/models/gguf/byteReader.ts';
import { readHeader, uint32Of } from '../../../../src/runtime/models/gguf/header.ts';
import { syntheticModel } from './syntheticModel.ts';

const model = syntheticModel(
  { 'general.architecture': 'qwen2', 'qwen2.block_count': 3, 'tokenizer.ggml.scores': [1, 2, 3, 4] },
  { 'token_embd.weight': Buffer.alloc(40, 7), 'blk.0.w': Buffer.alloc(32, 1) },
);

function reads(bytes: Buffer): 'read' | 'continues' | 'refused' {
  try {
    readHeader(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof HeaderContinues) return 'continues';
    if (error instanceof StepwiseError) return 'refused';
    throw error;
  }
}

describe('readHeader', () => {
  it('reads values, arrays and tensors, and where the data begins', () => {
    const header = readHeader(model);
    expect(uint32Of(header, 'qwen2.block_count')).toBe(3);
    expect(header.metadata.map(({ length }) => length)).toEqual([null, null, 4]);
    expect(header.tensors.map(({ name, offset }) => [name, offset])).toEqual([
      ['token_embd.weight', 0],
      ['blk.0.w', 64],
    ]);
    expect(model[header.dataStart]).toBe(7);
    expect(model[header.dataStart + 64]).toBe(1);
  });

  it('refuses what is no GGUF file, and versions it does not know', () => {
    expect(reads(Buffer.from('PK\u0003\u0004 something else altogether'))).toBe('refused');
    const old = Buffer.from(model);
    old.writeUInt32LE(1, 4);
    expect(reads(old)).toBe('refused');
  });

  it('asks for more bytes wherever the header is cut', () => {
    const end = readHeader(model).dataStart - 32;
    fc.assert(fc.property(fc.integer({ min: 4, max: end }), (cut) => reads(model.subarray(0, cut)) === 'continues'));
  });

  it('never fails in any other way on damaged bytes', () => {
    const damage = fc.array(fc.tuple(fc.nat(model.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1 });
    fc.assert(
      fc.property(damage, (changes) => {
        const damaged = Buffer.from(model);
        for (const [place, value] of changes) damaged[place] = value;
        expect(['read', 'continues', 'refused']).toContain(reads(damaged));
      }),
      { numRuns: 300 },
    );
  });
});

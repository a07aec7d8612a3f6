import { StepwiseError } from '../../../core/errors.ts';
import type { ByteReader } from './byteReader.ts';

export const uint32Type = 4;
const textType = 8;
const arrayType = 9;
/** Bytes of each fixed-size value type, by its number in the format: integers, floats, and bool as one byte. */
const sizes = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [uint32Type, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

interface Skipped {
  readonly value: number | string | null;
  readonly length: number | null;
}

/** Moves past a value; returns it when it is an unsigned 32-bit integer or a text, and the length of an array. */
export function skipValue(reader: ByteReader, type: number): Skipped {
  if (type === uint32Type) return { value: reader.uint32(), length: null };
  if (type === textType) return { value: reader.text(), length: null };
  if (type === arrayType) return { value: null, length: skipArray(reader) };
  reader.take(sizeOf(type));
  return { value: null, length: null };
}

function skipArray(reader: ByteReader): number {
  const type = reader.uint32();
  const count = reader.uint64();
  if (type === textType) for (let index = 0; index < count; index++) reader.take(reader.uint64());
  else if (type === arrayType) for (let index = 0; index < count; index++) skipArray(reader);
  else reader.take(count * sizeOf(type));
  return count;
}

function sizeOf(type: number): number {
  const size = sizes.get(type);
  if (size !== undefined) return size;
  throw new StepwiseError('model-invalid', `The GGUF header is damaged: there is no value type ${type}.`);
}

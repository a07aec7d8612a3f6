import { StepwiseError } from '../../../core/errors.ts';
import { ByteReader } from './byteReader.ts';
import { skipValue, uint32Type } from './valueTypes.ts';

/** One metadata entry: where it stands in the file, and its value when that is an unsigned 32-bit integer or a text. */
export interface MetadataEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly type: number;
  readonly value: number | string | null;
  /** Number of elements of an array, null of anything else. */
  readonly length: number | null;
}

/** One tensor as the header lists it; `offset` counts from the start of the data section. */
export interface TensorEntry {
  readonly name: string;
  /** The bytes between the name and the offset: dimensions and type. */
  readonly shape: Buffer;
  readonly offset: number;
}

/** The header of a GGUF file (version 2 and 3), with the offsets needed to write a changed copy. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: readonly MetadataEntry[];
  readonly tensors: readonly TensorEntry[];
  readonly alignment: number;
  /** Offset in the file of the data section. */
  readonly dataStart: number;
}

/**
 * Reads a header from the start of a GGUF file (format: the specification in ggml's documentation).
 * @throws StepwiseError `model-invalid` when it is none; HeaderContinues when `bytes` end before it does
 */
export function readHeader(bytes: Buffer): GgufHeader {
  const reader = new ByteReader(bytes);
  if (reader.take(4).toString('latin1') !== 'GGUF') throw new StepwiseError('model-invalid', 'This is no GGUF file.');
  const version = reader.uint32();
  if (version < 2 || version > 3) {
    throw new StepwiseError('model-invalid', `GGUF version ${version} is not supported; version 2 and 3 are.`);
  }
  const [tensorCount, entryCount] = [reader.uint64(), reader.uint64()];
  const metadata = readMany(entryCount, () => readEntry(reader));
  const tensors = readMany(tensorCount, () => readTensor(reader));
  const alignment = metadata.find(({ key }) => key === 'general.alignment')?.value;
  const unit = typeof alignment === 'number' && alignment > 0 ? alignment : 32;
  return { version, metadata, tensors, alignment: unit, dataStart: padded(reader.position, unit) };
}

/** The next multiple of `unit` from `length` on. */
export function padded(length: number, unit: number): number {
  return Math.ceil(length / unit) * unit;
}

function readMany<T>(count: number, read: () => T): T[] {
  // Not Array.from: a damaged count must run out of bytes, not of memory.
  const items: T[] = [];
  while (items.length < count) items.push(read());
  return items;
}

function readEntry(reader: ByteReader): MetadataEntry {
  const start = reader.position;
  const key = reader.text();
  const type = reader.uint32();
  const { value, length } = skipValue(reader, type);
  return { key, start, end: reader.position, type, value, length };
}

function readTensor(reader: ByteReader): TensorEntry {
  const name = reader.text();
  const dimensions = reader.uint32();
  const counted = Buffer.alloc(4);
  counted.writeUInt32LE(dimensions);
  const shape = Buffer.concat([counted, reader.take(dimensions * 8 + 4)]);
  return { name, shape, offset: reader.uint64() };
}

/** The unsigned 32-bit value of a key, null when there is none. */
export function uint32Of(header: GgufHeader, key: string): number | null {
  const entry = header.metadata.find((candidate) => candidate.key === key);
  return entry?.type === uint32Type && typeof entry.value === 'number' ? entry.value : null;
}

import { StepwiseError } from '../../../core/errors.ts';

/** Thrown when the bytes at hand end before the header does. */
export class HeaderContinues extends Error {}

/** A bound for lengths in a header: what is longer than this is damage, not text. */
const longest = 256 * 1024 * 1024;

/** Reads little-endian values one after another, as the GGUF format writes them. */
export class ByteReader {
  position = 0;

  constructor(private readonly bytes: Buffer) {}

  take(length: number): Buffer {
    if (length < 0 || length > longest) throw new StepwiseError('model-invalid', 'The GGUF header is damaged.');
    const start = this.position;
    if (start + length > this.bytes.length) throw new HeaderContinues();
    this.position += length;
    return this.bytes.subarray(start, start + length);
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  /** An unsigned 64-bit integer that must be a safe one: all of a header are counts, lengths and offsets. */
  uint64(): number {
    const value = Number(this.take(8).readBigUInt64LE());
    if (Number.isSafeInteger(value)) return value;
    throw new StepwiseError('model-invalid', 'The GGUF header is damaged: a count in it is too large.');
  }

  text(): string {
    return this.take(this.uint64()).toString('utf8');
  }
}

import { StepwiseError } from '../../../core/errors.ts';
import { padded, uint32Of, type GgufHeader, type TensorEntry } from './header.ts';
import type { HeaderOnDisk } from './headerFile.ts';

/** A piece of the source's data section that is kept, with the padding behind it. */
export interface KeptRange {
  readonly start: number;
  readonly end: number;
}

/** The header of a truncated copy, and the ranges of the source file to write behind it. */
export interface TruncatedLayout {
  readonly header: Buffer;
  readonly ranges: readonly KeptRange[];
}

/**
 * Lays out a copy of a model that ends after its first `blocks` transformer blocks: `block_count` lowered, the tensors
 * of later blocks left out, all else kept (the final norm and the output head with it).
 * @throws StepwiseError `model-invalid` when the file has no block count, fewer blocks, or settings for each block
 */
export function truncatedLayout({ header, bytes, fileSize }: HeaderOnDisk, blocks: number): TruncatedLayout {
  const kept = header.tensors.filter(({ name }) => blockOf(name) < blocks);
  const patched = patchedMetadata(header, bytes, blocks);
  const ranges: KeptRange[] = [];
  const infos: Buffer[] = [];
  let offset = 0;
  for (const tensor of kept) {
    const range = dataRange(header, tensor, fileSize);
    infos.push(tensorInfo(tensor, offset));
    ranges.push(range);
    offset += padded(range.end - range.start, header.alignment);
  }
  const head = Buffer.concat([preamble(header, kept.length), patched, ...infos]);
  const padding = Buffer.alloc(padded(head.length, header.alignment) - head.length);
  return { header: Buffer.concat([head, padding]), ranges };
}

/** The number of the block a tensor belongs to, -1 outside the blocks. */
export function blockOf(name: string): number {
  return Number(/^blk\.(\d+)\./.exec(name)?.[1] ?? -1);
}

function patchedMetadata(header: GgufHeader, bytes: Buffer, blocks: number): Buffer {
  const entry = header.metadata.find(({ key }) => key.endsWith('.block_count'));
  const count = entry ? uint32Of(header, entry.key) : null;
  if (!entry || count === null || blocks < 1 || blocks > count) {
    throw new StepwiseError(
      'model-invalid',
      `The model cannot be cut to ${blocks} blocks; it has ${count ?? 'no'} blocks.`,
    );
  }
  const architecture = entry.key.slice(0, -'.block_count'.length);
  if (header.metadata.some(({ key, length }) => key.startsWith(`${architecture}.`) && length === count)) {
    throw new StepwiseError('model-invalid', 'The model has settings for each block and cannot be cut.');
  }
  const first = header.metadata[0]?.start ?? 0;
  const last = header.metadata.at(-1)?.end ?? 0;
  const copy = Buffer.from(bytes.subarray(first, last));
  copy.writeUInt32LE(blocks, entry.end - 4 - first);
  return copy;
}

function preamble(header: GgufHeader, tensors: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.write('GGUF', 'latin1');
  bytes.writeUInt32LE(header.version, 4);
  bytes.writeBigUInt64LE(BigInt(tensors), 8);
  bytes.writeBigUInt64LE(BigInt(header.metadata.length), 16);
  return bytes;
}

function tensorInfo({ name, shape }: TensorEntry, offset: number): Buffer {
  const text = Buffer.from(name, 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const place = Buffer.alloc(8);
  place.writeBigUInt64LE(BigInt(offset));
  return Buffer.concat([length, text, shape, place]);
}

/** A tensor's bytes end where the next one in the file begins. */
function dataRange(header: GgufHeader, tensor: TensorEntry, fileSize: number): KeptRange {
  const later = header.tensors.map(({ offset }) => offset).filter((offset) => offset > tensor.offset);
  const start = header.dataStart + tensor.offset;
  const end = later.length > 0 ? header.dataStart + Math.min(...later) : fileSize;
  if (start <= end && end <= fileSize) return { start, end };
  throw new StepwiseError('model-invalid', 'The GGUF file ends before its last tensor: it is truncated.');
}

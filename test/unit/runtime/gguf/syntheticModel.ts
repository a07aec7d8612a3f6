/** Values of a synthetic GGUF file: numbers become unsigned 32-bit integers, lists become arrays of them. */
export type SyntheticMetadata = Readonly<Record<string, number | string | readonly number[]>>;

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
}

function entry(key: string, value: number | string | readonly number[]): Buffer {
  if (typeof value === 'number') return Buffer.concat([text(key), uint32(4), uint32(value)]);
  if (typeof value === 'string') return Buffer.concat([text(key), uint32(8), text(value)]);
  return Buffer.concat([text(key), uint32(9), uint32(4), uint64(value.length), ...value.map(uint32)]);
}

/** Writes a GGUF file of version 3 whose tensors are one-dimensional rows of 8-bit integers. */
export function syntheticModel(metadata: SyntheticMetadata, tensors: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(metadata).map(([key, value]) => entry(key, value));
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(tensors)) {
    infos.push(Buffer.concat([text(name), uint32(1), uint64(bytes.length), uint32(24), uint64(offset)]));
    const padding = Buffer.alloc((32 - (bytes.length % 32)) % 32);
    data.push(bytes, padding);
    offset += bytes.length + padding.length;
  }
  const counts = [uint64(infos.length), uint64(entries.length)];
  const head = Buffer.concat([Buffer.from('GGUF'), uint32(3), ...counts, ...entries, ...infos]);
  return Buffer.concat([head, Buffer.alloc((32 - (head.length % 32)) % 32), ...data]);
}

import * as z from 'zod';
import table from '../../../data/native.json' with { type: 'json' };

const schema = z.object({
  version: z.string(),
  platforms: z.record(
    z.string(),
    z.array(z.object({ name: z.string(), integrity: z.string(), megabytes: z.number() })),
  ),
});

/** An npm package with a native library, and the hash (`sha512-BASE64`) its archive must have. */
export interface NativePackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /** Unpacked size, rounded. */
  readonly megabytes: number;
}

/** The packages that add CUDA to the native library on a platform such as `linux-x64`; none where it cannot be added. */
export function gpuPackages(platform: string): readonly NativePackage[] {
  const { version, platforms } = schema.parse(table);
  return (platforms[platform] ?? []).map((one) => ({ ...one, version }));
}

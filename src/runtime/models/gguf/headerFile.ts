import type { FileHandle } from 'node:fs/promises';
import { StepwiseError } from '../../../core/errors.ts';
import { HeaderContinues } from './byteReader.ts';
import { readHeader, type GgufHeader } from './header.ts';

const firstRead = 8 * 1024 * 1024;

/** A header with the bytes it was read from. */
export interface HeaderOnDisk {
  readonly header: GgufHeader;
  readonly bytes: Buffer;
  readonly fileSize: number;
}

/**
 * Reads the header of an open GGUF file, of whatever length it is.
 * @throws StepwiseError `model-invalid`
 */
export async function readHeaderFile(file: FileHandle): Promise<HeaderOnDisk> {
  const fileSize = (await file.stat()).size;
  for (let length = Math.min(firstRead, fileSize); ; length = Math.min(length * 2, fileSize)) {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, 0);
    try {
      return { header: readHeader(bytes), bytes, fileSize };
    } catch (error) {
      if (!(error instanceof HeaderContinues)) throw error;
      if (length === fileSize) throw new StepwiseError('model-invalid', 'The GGUF file ends inside its header.');
    }
  }
}

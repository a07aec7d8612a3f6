import type { Readable } from 'node:stream';
import { openPromise, type ZipFile } from 'yauzl';
import { SourceFailed } from './transfer.ts';

/**
 * Streams the one member of a zip file whose path matches; nothing else in it is touched.
 * @throws SourceFailed when the file is no zip file or has no such member
 */
export async function* zipMember(file: string, member: RegExp): AsyncGenerator<Buffer, void, void> {
  const zip = await openZip(file);
  try {
    for await (const piece of await memberStream(zip, member)) yield piece as Buffer;
  } finally {
    zip.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false });
  } catch (error) {
    throw new SourceFailed('the package is damaged', { cause: error });
  }
}

async function memberStream(zip: ZipFile, member: RegExp): Promise<Readable> {
  for await (const entry of zip.eachEntry()) {
    if (member.test(entry.fileName)) return zip.openReadStreamPromise(entry);
  }
  throw new SourceFailed('the package does not hold the part it should');
}

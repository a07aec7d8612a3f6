import { stat, statfs } from 'node:fs/promises';
import { StepwiseError } from '../../../core/errors.ts';

/** Room kept free beside the model, so that a download does not fill the disk to the last byte. */
const spareBytes = 64 * 1024 * 1024;

/**
 * Checks before a download that the rest of it fits on the disk.
 * @throws StepwiseError `model-missing` with both figures when it does not
 */
export async function demandSpace(folder: string, part: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const present = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const [need, free] = [bytes - present + spareBytes, bavail * bsize];
  if (need <= free) return;
  throw new StepwiseError(
    'model-missing',
    `There is not enough room in ${folder}: ${megabytes(need)} are needed and ${megabytes(free)} are free. ` +
      'Nothing was downloaded. Free some space or choose another folder for models.',
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

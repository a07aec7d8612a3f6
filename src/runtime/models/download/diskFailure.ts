import { StepwiseError } from '../../../core/errors.ts';

/** Turns an error of the file system into words; anything else stays as it is. */
export function diskFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  if (error instanceof StepwiseError) return error;
  const isFull = /^(ENOSPC|EDQUOT|EFBIG)$/.test(error.code);
  const what = isFull ? 'The disk is full' : `The disk refused to write (${error.code})`;
  const next = isFull ? 'Free some space and try again' : 'Check the folder and its rights and try again';
  return new StepwiseError(
    'model-missing',
    `${what} in ${folder}. The model is not installed; what came so far is kept. ${next}: the download goes on from there.`,
    { cause: error },
  );
}

import { StepwiseError } from '../../core/errors.ts';

const memoryWords =
  /insufficient memory|not enough (v?ram|memory)|out of memory|failed to allocate|bad_alloc|too large for the available/i;

/** A failed load or context creation in words a user can act on. */
export function loadFailure(error: unknown, file: string): StepwiseError {
  if (error instanceof StepwiseError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  const isMemory = memoryWords.test(cause) || (error instanceof Error && error.name === 'InsufficientMemoryError');
  if (isMemory) {
    return new StepwiseError(
      'out-of-memory',
      `There is not enough free memory for ${file}. Close other programs or choose a smaller model. (${cause})`,
      { cause: error },
    );
  }
  return new StepwiseError(
    'model-invalid',
    `The model file ${file} cannot be used: it is damaged or of a kind that is not supported. ` +
      `Remove it and get it again, or choose another model. (${cause})`,
    { cause: error },
  );
}

import { TooLarge } from '../exact/tooLarge.ts';
import { WorkSpent } from '../exact/work.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';

/** Why a computation that was given up leaves its claim undecided; any other error is thrown again. */
export function whyUndecided(error: unknown): string {
  if (error instanceof TooLarge || error instanceof WorkSpent) return error.message;
  if (error instanceof NotComputable) return `cannot compute ${error.message}`;
  if (error instanceof NotDefined) return `not defined: ${error.message}`;
  if (error instanceof RangeError) return 'too large to compute';
  throw error;
}

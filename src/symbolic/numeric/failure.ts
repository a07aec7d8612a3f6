/** The expression has no value there: division by zero, the logarithm of zero, an even root of a negative number. */
export class NotDefined extends Error {
  override readonly name = 'NotDefined';
}

/** The value cannot be computed here: an unknown function, an unbound variable, an uncertain branch. */
export class NotComputable extends Error {
  override readonly name = 'NotComputable';

  /** `everywhere` when no values of the variables would change that. */
  constructor(
    message: string,
    readonly everywhere = false,
  ) {
    super(message);
  }
}

/** Thrown inside the reader when a part cannot be read; the reader turns it into `Unreadable`. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

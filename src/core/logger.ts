/** Where the project writes what it does. No user text above `trace`. */
export interface Logger {
  trace(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

function ignore(): void {
  // A silent logger says nothing, whatever it is told.
}

/** A logger that says nothing. */
export const silent: Logger = { trace: ignore, info: ignore, warn: ignore, error: ignore };

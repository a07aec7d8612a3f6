import type { Installation } from './composition/installation.ts';
import type { CommandIo, ExitStatus } from './io.ts';

/** What every command is given: its streams, where the project stands, and where to say how it ended. */
export interface CliContext {
  readonly io: CommandIo;
  readonly installation: Installation;
  /** The status the process ends with unless something worse happens. */
  exit(status: ExitStatus): void;
}

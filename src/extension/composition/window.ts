import type { Logger } from '../../core/logger.ts';
import type { CommandTable } from '../editor/commandTable.ts';
import type { MarkStore } from '../marks/markStore.ts';
import type { Proposals } from '../solve/proposals.ts';
import type { Runs } from '../status/runs.ts';

/** What the features of one window share. */
export interface Window {
  readonly marks: MarkStore;
  readonly proposals: Proposals;
  readonly runs: Runs;
  readonly commands: CommandTable;
  readonly log: Logger;
}

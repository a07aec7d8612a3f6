/** As much of the editor's execution of a cell as is used here. */
interface Execution {
  start(startTime: number): void;
  end(success: boolean | undefined, endTime: number): void;
}

/**
 * Does work as an execution that the notebook shows. It ends with the work, also where that fails: a cell whose execution
 * never ends could not be run again.
 * @param work gives whether it went well, undefined when it was interrupted
 */
export async function asExecution(execution: Execution, work: () => Promise<boolean | undefined>): Promise<void> {
  execution.start(Date.now());
  let success: boolean | undefined = false;
  try {
    success = await work();
  } finally {
    execution.end(success, Date.now());
  }
}

import type { Disposable } from '../../core/disposable.ts';

/** What a command does. A link to a step gives the document's address and an offset in the step; the palette gives nothing. */
export type CommandHandler = (address?: string, offset?: number) => unknown;

/**
 * The handlers of all commands. The editor knows every command from the start, but what handles them is loaded with the
 * first one; this table stands between the two.
 */
export class CommandTable {
  readonly #handlers = new Map<string, CommandHandler>();

  handle(id: string, handler: CommandHandler): Disposable {
    this.#handlers.set(id, handler);
    return { dispose: () => void this.#handlers.delete(id) };
  }

  /** Runs a command with whatever the editor passes; what is not an address and an offset counts as not given. */
  async run(id: string, given: readonly unknown[]): Promise<void> {
    const [address, offset] = given;
    await this.#handlers.get(id)?.(
      typeof address === 'string' ? address : undefined,
      typeof offset === 'number' ? offset : undefined,
    );
  }
}

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

  handles(id: string): boolean {
    return this.#handlers.has(id);
  }

  /**
   * Runs a command with whatever the editor passes: an address and an offset, or a notebook's cell, which stands for its
   * document's address. All else counts as not given.
   */
  async run(id: string, given: readonly unknown[]): Promise<void> {
    const [address, offset] = given;
    await this.#handlers.get(id)?.(
      typeof address === 'string' ? address : isCell(address) ? address.document.uri.toString() : undefined,
      typeof offset === 'number' ? offset : undefined,
    );
  }
}

/** A notebook's cell, as the editor passes it to a command in the cell's own toolbar. */
interface Cell {
  readonly document: { readonly uri: { toString(): string } };
}

function isCell(given: unknown): given is Cell {
  const document = given instanceof Object && 'document' in given ? given.document : undefined;
  return document instanceof Object && 'uri' in document && document.uri instanceof Object;
}

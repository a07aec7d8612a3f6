import type { JudgedCell } from '../output/cellMessages.ts';

/** An element that shows what is known of a text. */
export interface Shown {
  show(): void;
}

/** What is known of the notebook's cells, found by the text that is rendered: the page is told no more of a cell. */
export class CellLines {
  readonly #cells = new Map<string, JudgedCell>();
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #shown = new Set<Shown>();

  /** `choose` is told the cell whose line was chosen. */
  constructor(readonly choose: (cell: string) => void) {}

  /** A number that stands for a text in the page. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** What is known of the text with a number; null where nothing is, or where cells with the same text differ. */
  of(number: number): JudgedCell | null {
    const text = this.#texts[number];
    const known = [...this.#cells.values()].filter((cell) => cell.text === text);
    const [first] = known;
    return first !== undefined && known.every(({ line }) => line === first.line) ? first : null;
  }

  learn(cells: readonly JudgedCell[]): void {
    for (const cell of cells) {
      if (cell.line === null) this.#cells.delete(cell.cell);
      else this.#cells.set(cell.cell, cell);
    }
    for (const one of this.#shown) one.show();
  }

  watch(one: Shown): void {
    this.#shown.add(one);
  }

  unwatch(one: Shown): void {
    this.#shown.delete(one);
  }
}

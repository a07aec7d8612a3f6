import type { Block, ItemBlock } from './block.ts';

interface Open {
  readonly name: string;
  readonly start: number;
  readonly inner: number;
  readonly blocks: Block[];
  readonly items: ItemBlock[];
  item: { readonly start: number; readonly content: number } | null;
}

const listNames = new Set(['enumerate', 'itemize', 'description', 'parts', 'questions']);

/** Deeper nesting is read as if it were flat, so that no input can exhaust the stack of those who walk the blocks. */
const DEEPEST = 60;

/** The environments open at one point of a LaTeX text; an unclosed one ends where its parent does. */
export class LatexNesting {
  readonly #root: Block[] = [];
  readonly #stack: Open[] = [];

  add(block: Block): void {
    (this.#stack.at(-1)?.blocks ?? this.#root).push(block);
  }

  begin(name: string, start: number, inner: number): void {
    if (this.#stack.length < DEEPEST) this.#stack.push({ name, start, inner, blocks: [], items: [], item: null });
  }

  item(start: number, content: number): void {
    const top = this.#stack.at(-1);
    if (top === undefined || !listNames.has(top.name)) return;
    closeItem(top, start);
    top.item = { start, content };
  }

  end(name: string, at: number, end: number): void {
    if (!this.#stack.some((open) => open.name === name)) return;
    while (this.#stack.length > 0 && this.#stack.at(-1)?.name !== name) this.#close(at, at);
    this.#close(at, end);
  }

  finish(end: number): Block[] {
    while (this.#stack.length > 0) this.#close(end, end);
    return this.#root;
  }

  #close(innerEnd: number, end: number): void {
    const open = this.#stack.pop();
    if (open === undefined) return;
    const { name, start, blocks, items } = open;
    if (!listNames.has(name)) {
      this.add({ kind: 'environment', name, inner: { start: open.inner, end: innerEnd }, blocks, start, end });
      return;
    }
    closeItem(open, innerEnd);
    this.add({ kind: 'list', items, start, end });
  }
}

function closeItem(open: Open, end: number): void {
  const blocks = open.blocks.splice(0);
  if (open.item === null) return;
  const { start, content } = open.item;
  const last = blocks.at(-1)?.end ?? content;
  open.items.push({
    kind: 'item',
    content: { start: blocks[0]?.start ?? content, end: last },
    blocks,
    start,
    end: Math.min(end, Math.max(last, content)),
  });
}

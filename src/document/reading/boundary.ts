import type { Block } from '../outline/block.ts';

const begin = /(?:<!--|%)[ \t]*stepwise:begin\b/;
const end = /(?:<!--|%)[ \t]*stepwise:end\b/;

/** True for the comment that opens a solution the project inserted. */
export function opensSolution(text: string, block: Block): boolean {
  return block.kind === 'comment' && begin.test(text.slice(block.start, block.end));
}

/** True for the comment that closes one. */
export function closesSolution(text: string, block: Block | undefined): boolean {
  return block?.kind === 'comment' && end.test(text.slice(block.start, block.end));
}

import type { Nodes, Parents, RootContent } from 'mdast';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Block, ItemBlock } from './block.ts';
import { maskMath } from './maskMath.ts';
import { paragraphPieces } from './paragraphPieces.ts';
import { plainRegion } from './plainRegion.ts';

const parser = unified().use(remarkParse).use(remarkMath).freeze();

/** Past this size a region is taken as one paragraph: Markdown's own structure is not worth seconds of reading. */
const LARGEST_REGION = 65_536;
const deepNesting = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s))){40}/m;

/** Reads the structure of `[start, end)` of a Markdown text, whose formulas are `spans`. Offsets are the text's. */
export function markdownOutline(text: string, start: number, end: number, spans: readonly MathSpan[]): Block[] {
  const plain = plainRegion(text, start, end, spans);
  if (plain !== null) return plain;
  if (end - start > LARGEST_REGION || deepNesting.test(text.slice(start, end)))
    return paragraphPieces(text, { start, end }, spans);
  return readMarkdown(text, start, end, spans);
}

/** The structure as remark reads it, whatever the size. */
export function readMarkdown(text: string, start: number, end: number, spans: readonly MathSpan[]): Block[] {
  const root = parser.parse(maskMath(text, start, end, spans));
  return new MarkdownOutline(text, start, spans).children(root);
}

class MarkdownOutline {
  constructor(
    readonly text: string,
    readonly offset: number,
    readonly spans: readonly MathSpan[],
  ) {}

  children(parent: Parents): Block[] {
    return parent.children.flatMap((child) => this.#block(child));
  }

  #block(node: RootContent): Block[] {
    const span = this.#span(node);
    if (node.type === 'paragraph') return paragraphPieces(this.text, span, this.spans);
    if (node.type === 'heading') return [{ kind: 'heading', level: node.depth, ...span }];
    if (node.type === 'list') return [{ kind: 'list', items: node.children.map((item) => this.#item(item)), ...span }];
    if (node.type === 'blockquote')
      return [{ kind: 'environment', name: 'quote', inner: span, blocks: this.children(node), ...span }];
    if (node.type === 'math') return this.#formula(span);
    const comment = node.type === 'html' && /^<!--[^]*-->\s*$/.test(node.value);
    return [{ kind: comment ? 'comment' : 'other', ...span }];
  }

  #formula(span: Span): Block[] {
    const math = this.spans.find(({ start, end }) => start >= span.start && end <= span.end);
    return math === undefined ? [] : [{ kind: 'formula', start: math.start, end: math.end, math }];
  }

  #item(node: Parents): ItemBlock {
    const span = this.#span(node);
    const first = node.children[0];
    const content = { start: first === undefined ? span.end : this.#span(first).start, end: span.end };
    return { kind: 'item', content, blocks: this.children(node), ...span };
  }

  #span(node: Nodes): Span {
    const { start, end } = node.position ?? {};
    return { start: this.offset + (start?.offset ?? 0), end: this.offset + (end?.offset ?? 0) };
  }
}

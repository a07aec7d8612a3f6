import type { Span } from '../../core/span.ts';
import { spansWithin, type MathSpan } from '../mathSpan.ts';
import type { Block, ItemBlock, ListBlock } from '../outline/block.ts';
import { textOf, trimSpan } from '../outline/trimSpan.ts';
import { mathStates, statesClaim } from './claims.ts';
import { solutionLabel, stepLabel } from './labels.ts';
import { narrates } from './narration.ts';
import { paragraphSteps } from './paragraphSteps.ts';
import { asks } from './questions.ts';
import { formulaRows } from './rows.ts';

/** A document's text and formulas, as those who read steps need them. */
export interface Source {
  readonly text: string;
  readonly spans: readonly MathSpan[];
}

/** The spans of the steps in one block. `all` (inside a solution) takes words without a claim as steps too. */
export function blockSteps(source: Source, block: Block, all: boolean): Span[] {
  const { text, spans } = source;
  switch (block.kind) {
    case 'paragraph': {
      const label = solutionLabel(textOf(text, block));
      const span = trimSpan(text, block.start + label, block.end);
      const inside = spansWithin(spans, span);
      return span.start < span.end ? paragraphSteps(text, span, inside, all) : [];
    }
    case 'formula': {
      const rows = formulaRows(text, block.math);
      return all || rows.length > 1 ? rows : rows.filter((row) => mathStates(textOf(text, row)));
    }
    case 'list':
      return block.items.flatMap((item) => itemSteps(source, item));
    case 'environment':
      return block.blocks.flatMap((inner) => blockSteps(source, inner, all));
    case 'heading':
    case 'comment':
    case 'other':
      return [];
  }
}

/** An item of running text is one step; one that holds a derivation of its own gives that derivation's steps. */
function itemSteps(source: Source, item: ItemBlock): Span[] {
  const { text } = source;
  const own = item.blocks.filter((block) => block.kind !== 'comment' && block.kind !== 'other');
  const formulas = own.flatMap((block) => (block.kind === 'formula' ? formulaRows(text, block.math).length : []));
  const nested = own.some((block) => block.kind === 'list') || formulas.length > 1 || formulas.some((rows) => rows > 1);
  if (nested) return own.flatMap((block) => blockSteps(source, block, true));
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return [];
  const label = stepLabel(text.slice(first.start, last.end));
  const span = trimSpan(text, first.start + label, last.end);
  return span.start < span.end ? [span] : [];
}

/** True when a list's items are steps rather than problems: few of them ask, and many of them state something. */
export function isStepList({ text }: Source, list: ListBlock, expected: boolean): boolean {
  const items = list.items.map((item) => text.slice(item.content.start, item.end));
  const asking = items.filter((item) => asks(item) && stepLabel(item) === 0 && !narrates(item)).length;
  const stating = items.filter((item) => statesClaim(item) || stepLabel(item) > 0).length;
  if (stating === 0 || asking * 2 > items.length) return expected && asking * 2 < items.length;
  return expected || (items.length > 1 && stating * 2 >= items.length);
}

import type { Words } from '../words.ts';
import { reasonTemplates } from './reasonTemplates.ts';

/** A template as a pattern that its sentences match, and how much of it is fixed. */
interface Pattern {
  readonly template: string;
  readonly pattern: RegExp;
  readonly fixed: number;
}

/** Reasons rest in brackets on reasons, a few deep; what goes on for longer is no reason. */
const DEEPEST = 6;

/** Those with more that is fixed come first: they say more of what they match. */
const patterns: readonly Pattern[] = reasonTemplates.map(patternOf).sort((one, other) => other.fixed - one.fixed);

/** A reason of the symbolic witness in the reader's language; one that is not known, or is no reason, as it stands. */
export function reasonText(reason: string, t: Words, depth = 0): string {
  if (depth > DEEPEST || reason === '') return reason;
  for (const { template, pattern } of patterns) {
    const parts = pattern.exec(reason)?.slice(1);
    if (parts) return t(template, ...parts.map((part) => reasonText(part, t, depth + 1)));
  }
  return reason;
}

/** The places stand in the order of their numbers in English, which a test holds. */
function patternOf(template: string): Pattern {
  const pieces = template.split(/\{\d+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { template, pattern: new RegExp(`^${pieces.join('(.+?)')}$`, 's'), fixed: pieces.join('').length };
}

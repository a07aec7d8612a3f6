import { styleText } from 'node:util';
import type { Verdict } from '../../core/verdict.ts';

type Format = Parameters<typeof styleText>[0];

/** Writes text in a style, or plainly where colour is not wanted. */
export type Paint = (format: Format, text: string) => string;

/** Colour on a terminal, unless the environment's `NO_COLOR` asks for none (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env): Paint {
  const plain = stream.isTTY !== true || Boolean(environment.NO_COLOR);
  return plain ? (_, text) => text : (format, text) => styleText(format, text, { validateStream: false });
}

/** A verdict's mark and its style; the mark alone tells the verdicts apart. */
export const VERDICT_MARKS: Readonly<Record<Verdict, { readonly mark: string; readonly style: Format }>> = {
  verified: { mark: '✓', style: 'green' },
  plausible: { mark: '~', style: 'cyan' },
  unchecked: { mark: '·', style: 'gray' },
  doubtful: { mark: '?', style: 'yellow' },
  refuted: { mark: '✗', style: 'red' },
};

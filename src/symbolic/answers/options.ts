import type { AnswerOptions } from '../../core/symbolicWitness.ts';

/** Options with nothing left open. */
export type FullOptions = Required<AnswerOptions>;

/** The defaults: strict, six digits, sets and relations comparable, both kinds of text read. */
export function withDefaults(options: AnswerOptions): FullOptions {
  return {
    rule: 'strict',
    precision: 6,
    strict: true,
    allowSetRelation: true,
    matchTypes: ['latex', 'expr'],
    ...options,
  };
}

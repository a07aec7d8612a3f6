import type { Words } from '../words.ts';

/** One way to make another problem of a problem: the engine's method and what it is called. */
export interface VariantKind {
  readonly method: string;
  readonly title: string;
  readonly detail: string;
}

export function easier(t: Words): VariantKind {
  return { method: 'easier', title: t('Make Easier'), detail: '' };
}

export function similar(t: Words): VariantKind {
  return { method: 'other-topic', title: t('Similar Problem on Another Topic'), detail: '' };
}

/** The ways to make a problem harder, to choose from. */
export function harder(t: Words): readonly VariantKind[] {
  return [
    { method: 'constraint', title: t('Add a constraint'), detail: t('One more condition has to be met.') },
    { method: 'concretize', title: t('Make it concrete'), detail: t('A general word becomes a particular case.') },
    { method: 'reasoning', title: t('Ask for more reasoning'), detail: t('It takes more steps to solve.') },
    { method: 'deepen', title: t('Go deeper'), detail: t('The same subject, asked about further.') },
  ];
}

import type { SetFormula } from '../typeset/formulaPictures.ts';
import { formulasAsked, type FormulasSet } from './output/messages.ts';

/** All formulas of one output together get this long; those left over are shown as their source. */
const LIMIT_MS = 6000;

/**
 * Sets the formulas that a shown output asks for, in the typesetting thread with its limits. What is no such question has
 * no answer.
 */
export async function answerRenderer(set: SetFormula, message: unknown): Promise<FormulasSet | null> {
  const asked = formulasAsked.safeParse(message);
  if (!asked.success) return null;
  const { id, formulas, macros } = asked.data;
  const end = performance.now() + LIMIT_MS;
  const pictures: FormulasSet['pictures'] = [];
  for (const formula of formulas) pictures.push(performance.now() < end ? await set(formula, macros) : null);
  return { kind: 'formulasSet', id, pictures };
}

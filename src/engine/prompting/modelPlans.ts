import { solvePlans } from './builtinFormats.ts';
import type { PlanChoice, SolvePlan } from './solvePlan.ts';

/** What a model was trained to be asked with: any chat, WizardMath's prompt, or the *calculated* format without examples. */
export type ModelPrompt = 'chat' | 'alpaca' | 'calculated';

/** WizardMath was trained on one prompt and answers in one long format. */
const ALPACA: SolvePlan = [{ format: 'wizardmath', count: 1, temperature: 0 }];

const CALCULATED: SolvePlan = [
  { format: 'calculated-tuned', count: 1, temperature: 0 },
  { format: 'calculated-tuned', count: 4, temperature: 0.7 },
];

/** The plan a model's training asks for; null is the default of the problem's kind. */
export function planOfPrompt(prompt: ModelPrompt): PlanChoice | null {
  switch (prompt) {
    case 'chat':
      return null;
    case 'alpaca':
      return ALPACA;
    case 'calculated':
      return { ...solvePlans(), word: CALCULATED };
  }
}

/** Probabilities are kept this far from 0 and 1, so that log-odds stay finite. */
const EDGE = 1e-6;

/** Log-odds of a probability, finite also at 0 and 1. */
export function logit(probability: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(inside / (1 - inside));
}

/** The probability with these log-odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

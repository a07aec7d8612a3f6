import type { SymbolicEvidence } from '../../src/core/evidence.ts';
import { checkStep } from '../../src/symbolic/index.ts';
import type { Solution } from './solutionSteps.ts';

/** One change of a claim that verified, and what the witness says of it then. */
export interface Mutant {
  readonly original: string;
  readonly mutant: string;
  readonly outcome: SymbolicEvidence['outcome'];
}

/** A small generator of pseudo-random whole numbers below `bound`; the same seed gives the same run. */
export function randomFrom(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A claim with one of its integers changed, or one sign turned; null when it has neither. */
export function mutate(claim: string, random: (bound: number) => number): string | null {
  const places = [
    ...claim.matchAll(
      /(?<![\d.\\a-zA-Z^_]|\d,|!)\d+(?![\d.]|,\d|,\\!)|(?<=[\d)}\w]\s?)(?<![A-Za-z]{2})[+-](?=\s?[\d(\\a-z])(?![A-Za-z]{2})/g,
    ),
  ];
  const place = places[random(places.length)];
  if (!place) return null;
  const [text] = place;
  const changed = /\d/.test(text) ? otherNumber(text, random) : otherSign(text);
  return claim.slice(0, place.index) + changed + claim.slice(place.index + text.length);
}

function otherSign(sign: string): string {
  return sign === '+' ? '-' : '+';
}

function otherNumber(digits: string, random: (bound: number) => number): string {
  const value = BigInt(digits);
  const step = BigInt(1 + random(3));
  return (random(2) === 0 || value <= step ? value + step : value - step).toString();
}

/** Changes each claim that was proved by itself once, and checks the changed claim the same way. */
export function mutants(solutions: readonly Solution[], seed: number, limit: number): readonly Mutant[] {
  const random = randomFrom(seed);
  const made: Mutant[] = [];
  for (const { steps } of solutions) {
    for (const step of steps) {
      for (const claim of provedAlone(step)) {
        const mutant = mutate(claim, random);
        if (mutant === null || mutant === claim) continue;
        made.push({ original: claim, mutant, outcome: checkAlone(mutant).outcome });
        if (made.length >= limit) return made;
      }
    }
  }
  return made;
}

function provedAlone(step: string): readonly string[] {
  const claims = checkStep({ problem: null, previous: [], step }).findings.map((finding) => finding.claim);
  return [...new Set(claims)].filter((claim) => checkAlone(claim).outcome === 'proved');
}

function checkAlone(claim: string): SymbolicEvidence {
  return checkStep({
    problem: null,
    previous: [],
    step: claim.includes('\\') && !claim.includes('$') ? `$${claim}$` : claim,
  });
}

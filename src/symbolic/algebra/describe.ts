import type { Generators } from './generators.ts';
import type { Polynomial } from './polynomial.ts';
import { whole } from './polynomial.ts';

/** A polynomial in words for a condition: variables by name, everything else by a dot. */
export function describe(polynomial: Polynomial, generators: Generators): string {
  const terms = [...polynomial.values()].map((term) => {
    const factors = [...term.monomial].map(([generator, steps]) => {
      const kind = generators.kind(generator);
      const name = kind.kind === 'variable' ? kind.name : '…';
      return steps === whole ? name : `${name}^${steps / whole}`;
    });
    const number = term.coefficient.isOne && factors.length > 0 ? [] : [term.coefficient.toString()];
    return [...number, ...factors].join(' ');
  });
  return terms.join(' + ').replaceAll('+ -', '- ');
}

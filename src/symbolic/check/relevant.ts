import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';

/** The latest premises that speak, directly or by way of others, of the claim's variables; at most `most`. */
export function relevant(premises: readonly Expr[], claim: Expr, most: number): readonly Expr[] {
  const names = new Set(freeSymbols(claim));
  const chosen = new Set<Expr>();
  for (let grew = true; grew;) {
    grew = false;
    for (const premise of premises) {
      const own = freeSymbols(premise);
      if (chosen.has(premise) || !own.some((name) => names.has(name))) continue;
      chosen.add(premise);
      own.forEach((name) => names.add(name));
      grew = true;
    }
  }
  return premises.filter((p) => chosen.has(p)).slice(-most);
}

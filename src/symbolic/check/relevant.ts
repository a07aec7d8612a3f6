import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { isKnownFunction } from '../numeric/functions.ts';

/** How the values of unknown functions are named that stand at values not known yet: `f(` for `f(f(2))`. */
export function valuesOfUnknown(claim: Expr): readonly string[] {
  const starts = new Set<string>();
  some(claim, (part) => {
    if (part.kind === 'call' && /^[A-Za-z](?:'*|\^-1)$/.test(part.name) && !isKnownFunction(part.name))
      starts.add(`${part.name}(`);
    return false;
  });
  return [...starts];
}

/** The latest premises that speak, directly or by way of others, of the claim's variables; at most `most`. */
export function relevant(premises: readonly Expr[], claim: Expr, most: number): readonly Expr[] {
  const names = new Set(freeSymbols(claim));
  const called = valuesOfUnknown(claim);
  const chosen = new Set<Expr>();
  for (let grew = true; grew;) {
    grew = false;
    for (const premise of premises) {
      const own = freeSymbols(premise);
      if (chosen.has(premise) || !own.some((name) => names.has(name) || called.some((start) => name.startsWith(start))))
        continue;
      chosen.add(premise);
      own.forEach((name) => names.add(name));
      grew = true;
    }
  }
  return premises.filter((p) => chosen.has(p)).slice(-most);
}

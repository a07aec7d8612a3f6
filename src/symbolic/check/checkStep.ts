import type { ClaimFinding, SymbolicEvidence } from '../../core/evidence.ts';
import type { CheckRequest } from '../../core/symbolicWitness.ts';
import { equivalent } from '../decide/equivalent.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { readLatex, readPlain } from '../read/readLatex.ts';

const FORMULA = /\$\$?([^$]+)\$\$?/g;
const PLAIN = /[-+]?[\d(][\d\s.,()+*/×÷^-]*=\s*[-+]?\d[\d.,/]*/g;

function equations(expr: Expr): readonly (readonly [Expr, Expr])[] {
  if (expr.kind === 'logic' && expr.op === 'and') return expr.parts.flatMap(equations);
  return expr.kind === 'relation' && expr.op === '=' ? [[expr.left, expr.right]] : [];
}

function findings(claim: string, expr: ReturnType<typeof readLatex>): readonly ClaimFinding[] {
  if (expr.kind === 'unreadable') return [];
  return equations(expr).map(([left, right]) => {
    if (freeSymbols(left).length + freeSymbols(right).length > 0) {
      return { claim, outcome: 'undecided', reason: 'it depends on what its letters stand for' };
    }
    const { outcome, reason, counterexample } = equivalent(left, right);
    return { claim, outcome, reason, ...(counterexample && { counterexample }) };
  });
}

/** What the symbolic witness says of a step: the equations between numbers in it are decided. */
export function checkStep({ step }: CheckRequest): SymbolicEvidence {
  const formulas = [...step.matchAll(FORMULA)].flatMap(([, formula = '']) => findings(formula, readLatex(formula)));
  const words = step.replace(FORMULA, ' ');
  const plain = [...words.matchAll(PLAIN)].flatMap(([claim]) => findings(claim, readPlain(claim.replace(/[.,]$/, ''))));
  const all = [...formulas, ...plain];
  const decisive =
    all.find(({ outcome }) => outcome === 'refuted') ?? all.find(({ outcome }) => outcome === 'undecided');
  if (all.length === 0)
    return { witness: 'symbolic', outcome: 'undecided', reason: 'no claim was found', findings: [] };
  const { outcome, reason } = decisive ?? all[0] ?? { outcome: 'undecided' as const, reason: '' };
  return { witness: 'symbolic', outcome, reason, findings: all };
}

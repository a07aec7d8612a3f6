import type { ClaimFinding, SymbolicEvidence } from '../../core/evidence.ts';
import type { OpenEquality, SecondOpinion } from '../../core/secondOpinion.ts';
import type { CheckRequest } from '../../core/symbolicWitness.ts';
import { withAtoms } from '../decide/atoms.ts';
import { comparePoint } from '../decide/comparePoint.ts';
import { sidesEqual } from '../decide/compareSides.ts';
import { prepare } from '../decide/prepare.ts';
import { Rational } from '../exact/rational.ts';
import { attempt } from '../exact/work.ts';
import type { RelationExpr } from '../expression/expr.ts';
import { equalityOf } from '../secondOpinion/equalityOf.ts';
import { evidenceOf, judgedStep, type OpenEquation } from './checkStep.ts';
import { looksLikeIdentity } from './identities.ts';
import { whyUndecided } from './whyUndecided.ts';

/** Work that one claim may take to be made ready for another program. */
const readyingWork = 8_000;

/** The equations of a step that are left open and could be asked of another program. */
export function openEqualities(request: CheckRequest): readonly OpenEquality[] {
  return judgedStep(request).open.flatMap((open) => {
    const equation = readied(open);
    const asked = equation && equalityOf(equation);
    if (!asked) return [];
    const { left, right, variables } = asked;
    return [{ finding: open.finding, left, right, variables }];
  });
}

/** The equation with what the user defined put in; null where its sides are known to differ, or it cannot be readied. */
function readied({ equation, context: { functions } }: OpenEquation): RelationExpr | null {
  try {
    const statement = withAtoms(prepare(equation, functions), functions);
    if (statement.kind !== 'relation') return null;
    const known = attempt(readyingWork, () => sidesEqual(statement.left, statement.right, { brief: true }));
    return known?.outcome === 'refuted' ? null : statement;
  } catch (error) {
    whyUndecided(error);
    return null;
  }
}

/**
 * A step's evidence with what another program said of its open equations: it may prove one; it refutes one only where a
 * refutation is allowed at all, and only with values at which this project's own evaluator finds the sides different.
 */
export function settled(
  request: CheckRequest,
  opinions: readonly { readonly finding: number; readonly opinion: SecondOpinion }[],
  program: string,
): SymbolicEvidence {
  const { findings, open } = judgedStep(request);
  const said = new Map(opinions.map(({ finding, opinion }) => [finding, opinion]));
  const changed = new Map<number, ClaimFinding>();
  for (const equation of open) {
    const [opinion, before] = [said.get(equation.finding), findings[equation.finding]];
    const after = opinion && before && withOpinion(before, equation, opinion, program);
    if (after) changed.set(equation.finding, after);
  }
  return evidenceOf(findings.map((finding, k) => changed.get(k) ?? finding));
}

function withOpinion(
  { claim }: ClaimFinding,
  open: OpenEquation,
  opinion: SecondOpinion,
  program: string,
): ClaimFinding | null {
  if (opinion.answer === 'unknown') return null;
  const equation = readied(open);
  if (!equation) return null;
  if (opinion.answer === 'equal')
    return { claim, outcome: 'proved', reason: `${program} simplifies the difference of both sides to zero` };
  const { strict, premises } = open.context;
  const alone = strict && premises.length === 0 && looksLikeIdentity(equation.left, equation.right);
  const different = alone ? differenceAt(equation, opinion.at) : null;
  return different && { claim, outcome: 'refuted', ...different };
}

/** What this project's own evaluator finds at the values another program names; null where it finds no difference. */
function differenceAt(
  equation: RelationExpr,
  at: readonly string[],
): Pick<ClaimFinding, 'reason' | 'counterexample'> | null {
  const names = equalityOf(equation)?.names ?? [];
  const values = at.map((text) => fractionOf(text));
  const point = new Map(names.flatMap((name, k) => (values[k] ? [[name, values[k]] as const] : [])));
  if (point.size < names.length) return null;
  const comparison = attempt(readyingWork, () => comparePoint(equation.left, equation.right, point, []));
  if (comparison?.kind !== 'different') return null;
  return { reason: comparison.reason, counterexample: comparison.counterexample };
}

function fractionOf(text: string): Rational | null {
  const [, top, bottom = '1'] = /^(-?\d{1,20})(?:\/(\d{1,20}))?$/.exec(text) ?? [];
  return top === undefined || BigInt(bottom) === 0n ? null : Rational.of(BigInt(top), BigInt(bottom));
}

import type { ClaimFinding, Repair, SymbolicEvidence } from '../../core/evidence.ts';
import type { CheckRequest } from '../../core/symbolicWitness.ts';
import type { Claim } from '../claims/claim.ts';
import { readClaims } from '../claims/readClaims.ts';
import { limitWork, workDone, WorkSpent } from '../exact/work.ts';
import { relation } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toLatex } from '../expression/print.ts';
import { exprKey, freeSymbols } from '../expression/traverse.ts';
import { undecided, type Outcome } from '../decide/outcome.ts';
import { answerClaims } from './asked.ts';
import type { Context } from './context.ts';
import { asserted, flatten, functionNames, readContext } from './context.ts';
import { decideClaim } from './decideClaim.ts';
import { withoutDefinitions } from './fromPremises.ts';
import { introduced } from './introduced.ts';
import { goOn, goOnFromNothing, putsInValues, withoutIdentities, type ContinuedClaim } from './goesOn.ts';
import { lastEquationClaims } from './lastEquation.ts';
import { listClaims } from './listClaims.ts';
import { productNames, withProducts } from './pointNames.ts';
import { repairOf } from './repair.ts';
import { tempered } from './tempered.ts';
import { isWholeStep } from './wholeStep.ts';

/**
 * Checks one step against the problem and the steps before it: every statement in it is read and decided. The step is
 * proved when each is, refuted when one is. Never throws.
 */
export function checkStep(request: CheckRequest): SymbolicEvidence {
  return evidenceOf(judgedStep(request).findings);
}

/** The findings of a step, and the equations among its claims that were left open. */
export interface JudgedFindings {
  readonly findings: readonly ClaimFinding[];
  readonly open: readonly OpenEquation[];
}

/** An equation that was left open: the place of its finding, and what was read before it. */
export interface OpenEquation {
  readonly finding: number;
  readonly equation: RelationExpr;
  readonly context: Context;
}

/** Judges the claims of a step, as {@link checkStep} does. Never throws. */
export function judgedStep(request: CheckRequest): JudgedFindings {
  const read = readContext(request);
  const options = { macros: request.macros, functions: functionNames(read.functions) };
  const reading = readClaims(request.step, options);
  const written: readonly ContinuedClaim[] = [
    ...goOn(reading, read.formula),
    ...(reading.claims.length === 0 ? rewritings(read, reading.formulas, request.step) : []),
    ...[
      ...listClaims(request, options),
      ...answerClaims(request, options),
      ...(read.strict ? lastEquationClaims(read.premises, request.step) : []),
    ].map((claim) => ({ ...claim, continues: false })),
  ];
  const products = productNames([...read.premises, ...written.map((claim) => claim.statement)]);
  const claims = written.map((claim) => ({ ...claim, statement: withProducts(claim.statement, products) }));
  const context = { ...read, premises: read.premises.map((premise) => withProducts(premise, products)) };
  const judge = new StepJudge(request, context);
  for (const claim of claims) judge.judge(claim);
  for (const { text, reason } of [...reading.unread, ...goOnFromNothing(reading, context.formula)])
    judge.findings.push({ claim: text, outcome: 'undecided', reason });
  return judge;
}

/** Judges the claims of one step in turn: what is not refuted stands before the claims after it. */
class StepJudge implements JudgedFindings {
  readonly findings: ClaimFinding[] = [];
  readonly open: OpenEquation[] = [];
  /** What the step has said and nothing shows; saying it again does not show it. */
  readonly #unproved = new Set<string>();
  readonly #request: CheckRequest;
  readonly #step: string;
  readonly #start = workDone();
  #context: Context;
  /** The context with what was proved only. */
  #shown: Context;

  constructor(request: CheckRequest, context: Context) {
    this.#request = request;
    this.#step = request.step;
    this.#context = context;
    this.#shown = context;
  }

  judge(claim: ContinuedClaim): void {
    const outcome =
      introduced(claim, this.#request) ?? this.#outcome(claim, claim.text, claim.answers ? this.#shown : this.#context);
    if (claim.cautious && outcome.outcome !== 'proved' && (claim.guessed || !isWholeStep(claim.text, this.#step))) {
      if (!claim.tells) return;
      this.#unproved.add(exprKey(claim.statement));
      this.#suppose(claim.statement);
      return;
    }
    if (outcome.outcome === 'undecided' && claim.mentioned && this.#isSpokenOf(claim)) return;
    if (outcome.outcome === 'undecided' && flatten(claim.statement).length > 1) this.#judgeParts(claim);
    else this.#note(claim, outcome);
  }

  /** Whether what was proved already speaks of the equation: `$x^2 + 1 = 0$ has no real roots` does not state it. */
  #isSpokenOf({ text }: Claim): boolean {
    return this.findings.some((finding) => finding.outcome === 'proved' && finding.claim.includes(text));
  }

  /** A chain or system that is undecided as a whole, link by link. */
  #judgeParts(claim: ContinuedClaim): void {
    let before: Expr | null = null;
    let rewriting = false;
    const linked = claim.text.split('=').length > 2;
    for (const statement of flatten(claim.statement)) {
      const chained = before !== null && rewriting && statement.kind === 'relation' && statement.left === before;
      before = statement.kind === 'relation' ? statement.right : null;
      const part = { ...claim, statement, text: toLatex(statement), chained, linked };
      const outcome = this.#outcome(part, claim.text);
      rewriting = before !== null && (outcome.outcome !== 'undecided' || goesOnAsName(statement, rewriting));
      this.#note(part, outcome);
    }
  }

  /** `written` is the text in which it stands: what may excuse a part of a chain may stand elsewhere in it. */
  #outcome(claim: ContinuedClaim, written = claim.text, context = this.#context): Outcome {
    if (this.#unproved.has(exprKey(claim.statement))) return undecided('it repeats what this step says without proof');
    const judgedClaim = limitWork(this.#share(), () => judged(claim, context));
    return tempered({ ...claim, text: written }, judgedClaim, this.#step, this.#context);
  }

  /** What is told stands before the claims after it, shown or not. */
  #suppose(statement: Expr): void {
    this.#context = { ...this.#context, premises: [...this.#context.premises, ...asserted(statement)] };
  }

  #note(claim: ContinuedClaim, outcome: Outcome): void {
    const context = this.#context;
    const { statement } = claim;
    if (outcome.outcome === 'undecided') this.#unproved.add(exprKey(statement));
    if (outcome.outcome === 'undecided' && statement.kind === 'relation' && statement.op === '=')
      this.open.push({ finding: this.findings.length, equation: statement, context });
    const repair = limitWork(this.#share(), () => repaired(claim, outcome, this.#step, context));
    this.findings.push(finding(claim, outcome, repair));
    if (outcome.outcome === 'refuted' || context.strict || (claim.cautious && !claim.tells)) return;
    this.#suppose(claim.statement);
    if (outcome.outcome !== 'proved') return;
    this.#shown = { ...this.#shown, premises: [...this.#shown.premises, ...asserted(claim.statement)] };
  }

  #share(): number {
    return Math.max(leastWork, Math.min(claimWork, stepWork - (workDone() - this.#start)));
  }
}

/**
 * Whether the right side of an undecided link is what its left side is called, or is rewritten to in a chain that has
 * begun so. Two sides with the same letters may as well state a condition: `a^2 + b^2 = (a + 1)^2 + b^2`.
 */
function goesOnAsName(link: Expr, rewriting: boolean): boolean {
  if (link.kind !== 'relation') return false;
  const [left, right] = [freeSymbols(link.left), freeSymbols(link.right)];
  return rewriting || left.length === 0 || left.some((name) => !right.includes(name));
}

/** Work the claims of a step may take together, one of them, and each at least: what is plain is decided in any case. */
const [stepWork, claimWork, leastWork] = [18_000, 10_000, 800];

/** A claim judged within its share of the step's work: past it, it is undecided, and those after it are still judged. */
function judged(claim: ContinuedClaim, context: Context): Outcome {
  try {
    return judgedWhole(claim, context);
  } catch (error) {
    if (error instanceof WorkSpent) return undecided(error.message);
    throw error;
  }
}

/** A claim that goes on from the last side rewrites it: what holds for all values is no premise of that. */
function judgedWhole(claim: ContinuedClaim, context: Context): Outcome {
  if (!claim.continues) return decideClaim(claim, withoutDefinitions(claim.statement, context));
  const outcome = decideClaim(claim, { ...context, premises: withoutIdentities(context.premises) });
  if (outcome.outcome !== 'refuted' || (context.strict && !putsInValues(claim))) return outcome;
  return undecided(`it may put in values that were not read (${outcome.reason})`);
}

/** A step that is a formula only rewrites the formula before it; a letter that stands there alone was only named. */
function rewritings(
  context: Context,
  formulas: readonly Claim['statement'][],
  step: string,
): readonly ContinuedClaim[] {
  const [formula] = formulas;
  if (!context.strict || formulas.length !== 1 || !formula || !context.formula || context.premises.length > 0)
    return [];
  if (context.formula.kind === 'symbol') return [];
  return [
    {
      text: step,
      start: 0,
      end: step.length,
      statement: relation('=', context.formula, formula),
      prose: false,
      continues: false,
    },
  ];
}

/** The repair of a refuted claim, judged as a claim of its own before it is offered. */
function repaired(claim: ContinuedClaim, outcome: Outcome, step: string, context: Context): Repair | null {
  if (outcome.outcome !== 'refuted') return null;
  const holds = (statement: Expr): boolean => judged({ ...claim, statement }, context).outcome === 'proved';
  try {
    return repairOf(claim, step, outcome.counterexample, holds);
  } catch (error) {
    if (error instanceof WorkSpent) return null;
    throw error;
  }
}

function finding(claim: Claim, outcome: Outcome, repair: Repair | null): ClaimFinding {
  const { counterexample, reason } = outcome;
  return {
    claim: claim.text,
    outcome: outcome.outcome,
    reason,
    ...(counterexample && { counterexample }),
    ...(repair && { repair }),
  };
}

/** What the findings say of the step together. */
export function evidenceOf(findings: readonly ClaimFinding[]): SymbolicEvidence {
  const wrong = findings.find((f) => f.outcome === 'refuted');
  if (wrong) return { witness: 'symbolic', outcome: 'refuted', reason: wrong.reason, findings };
  const open = findings.find((f) => f.outcome === 'undecided');
  const [first] = findings;
  if (!first)
    return {
      witness: 'symbolic',
      outcome: 'undecided',
      reason: 'it states nothing that can be checked by calculation',
      findings,
    };
  if (open) return { witness: 'symbolic', outcome: 'undecided', reason: open.reason, findings };
  return { witness: 'symbolic', outcome: 'proved', reason: first.reason, findings };
}

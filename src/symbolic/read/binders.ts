import type { BinderExpr, Expr } from '../expression/expr.ts';
import { number } from '../expression/build.ts';
import type { ReadContext } from './context.ts';
import type { MathJson } from './mathJson.ts';
import { asFunction } from './mathJson.ts';
import { ReadError } from './unreadable.ts';

type Read = (json: MathJson, context: ReadContext) => Expr;
const operators: Readonly<Record<string, BinderExpr['op']>> = {
  Sum: 'sum',
  Product: 'product',
  Integrate: 'integral',
  D: 'derivative',
  Limit: 'limit',
};

/** Reads sums, products, integrals, derivatives and limits; null when the head is none of them. */
export function readBinder(head: string, args: readonly MathJson[], context: ReadContext, read: Read): Expr | null {
  const op = operators[head];
  if (!op) return null;
  if (op === 'limit') return readLimit(args, context, read);
  const [body = '', range = ''] = args;
  const tuple = asFunction(range);
  const [name, low, high] = tuple ? tuple.args : [range];
  if (typeof name !== 'string' || args.length > 2) throw new ReadError('an operator over several variables');
  const variable = context.filled.get(name) ? name : name;
  const inner = { ...context, bound: new Set([...context.bound, variable]) };
  const bound = (end: MathJson | undefined): Expr | undefined =>
    end === undefined || end === 'Nothing' ? undefined : read(end, context);
  const [from, to] = [bound(low), bound(high)];
  if ((op === 'sum' || op === 'product') && (!from || !to)) throw new ReadError('a sum without bounds');
  return { kind: 'binder', op, body: read(body, inner), variable, ...(from && { low: from }), ...(to && { high: to }) };
}

function readLimit(args: readonly MathJson[], context: ReadContext, read: Read): Expr {
  const [lambda = '', point = '', direction] = args;
  const [body = '', variable] = asFunction(lambda)?.args ?? [];
  if (typeof variable !== 'string') throw new ReadError('a limit without its variable');
  const inner = { ...context, bound: new Set([...context.bound, variable]) };
  const side = direction === 1 ? 'right' : direction === -1 ? 'left' : undefined;
  return {
    kind: 'binder',
    op: 'limit',
    body: read(body, inner),
    variable,
    low: point === 'Nothing' ? number(0) : read(point, context),
    ...(side && { side }),
  };
}

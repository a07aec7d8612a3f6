// A process that starts SymPy, gives it a question that takes long, says its id, and waits to be killed.
import { silent } from '../../../src/core/logger.ts';
import { Sympy } from '../../../src/runtime/sympy/sympy.ts';

const [python = '', script = ''] = process.argv.slice(2);
const sympy = new Sympy({ python, script, limitMs: 600_000, logger: silent });
await sympy.start();
const many = ['^', ['+', ...['a', 'b', 'c', 'd', 'e', 'f'].map((_, k) => ['var', k])], ['num', '60']] as const;
void sympy.ask({ left: ['call', 'sin', many], right: ['call', 'cos', many], variables: 6 });
process.send?.(sympy.pid);

import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { Picture } from './messages.ts';

const packages = ['base', 'ams', 'boldsymbol', 'cancel', 'configmacros'];
const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

/** Sets a formula in display style. Null when it is not LaTeX that can be set, or expands without end. */
export function mathSvg(latex: string, macros: Readonly<Record<string, string>>): Picture | null {
  const input = new TeX({ packages, macros: bare(macros), maxMacros: 200, formatError: raise });
  const document = mathjax.document('', { InputJax: input, OutputJax: new SVG({ fontCache: 'none' }) });
  try {
    return readPicture(
      adaptor.innerHTML(document.convert(latex, { display: true }) as Parameters<typeof adaptor.innerHTML>[0]),
    );
  } catch (error) {
    if (error instanceof UnsettableFormula) return null;
    throw error;
  }
}

class UnsettableFormula extends Error {}

function raise(_jax: unknown, error: { readonly message: string }): never {
  throw new UnsettableFormula(error.message);
}

/** MathJax names macros without their backslash. */
function bare(macros: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(macros).map(([name, body]) => [name.replace(/^\\/, ''), body]));
}

function readPicture(svg: string): Picture | null {
  const size = /width="([\d.]+)ex" height="([\d.]+)ex"/.exec(svg);
  return size ? { svg, widthEx: Number(size[1]), heightEx: Number(size[2]) } : null;
}

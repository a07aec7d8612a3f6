const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁻': '-',
  ⁿ: 'n',
};

const characters: Readonly<Record<string, string>> = {
  '×': '\\times ',
  '·': '\\cdot ',
  '⋅': '\\cdot ',
  '∙': '\\cdot ',
  '÷': '\\div ',
  '−': '-',
  '–': '-',
  '—': '-',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '≡': '\\equiv ',
  '±': '\\pm ',
  '∞': '\\infty ',
  π: '\\pi ',
  θ: '\\theta ',
  α: '\\alpha ',
  β: '\\beta ',
  γ: '\\gamma ',
  λ: '\\lambda ',
  φ: '\\phi ',
  '°': '^\\circ ',
  º: '^\\circ ',
  '∅': '\\emptyset ',
  '½': '\\frac{1}{2}',
  '¼': '\\frac{1}{4}',
  '¾': '\\frac{3}{4}',
  '⅓': '\\frac{1}{3}',
  '⅔': '\\frac{2}{3}',
  '∈': '\\in ',
  '∪': '\\cup ',
  '∩': '\\cap ',
  '⇒': '\\implies ',
  '→': '\\to ',
  '∠': '\\angle ',
  '…': '\\ldots ',
  '∑': '\\sum ',
  '∫': '\\int ',
  '²': '^{2}',
  '³': '^{3}',
  '€': '',
  '£': '',
  '\u00a0': ' ',
  '∗': '*',
  '∣': '\\mid ',
  '⌊': '\\lfloor ',
  '⌋': '\\rfloor ',
  '⌈': '\\lceil ',
  '⌉': '\\rceil ',
  '<': '<',
  '＝': '=',
};

const special = new RegExp(`[${Object.keys(characters).join('')}]`, 'gu');
const raised = new RegExp(`[${Object.keys(superscripts).join('')}]+`, 'gu');
const rootSign = /√\s*(?:\(([^()]*)\)|(\d+(?:\.\d+)?|[a-zA-Z]))/gu;
const functionName =
  /(?<![\\a-zA-Z{])(arcsin|arccos|arctan|sin|cos|tan|sec|csc|cot|ln|log|exp|gcd|lcm|max|min|det)(?![a-zA-Z])/g;

/** Puts characters outside ASCII into LaTeX commands: `×`, `≤`, `²`, `½`, `√2`. LaTeX goes through unchanged. */
export function unicodeToLatex(text: string): string {
  if (!/[^ -~\s]/.test(text)) return text;
  return text
    .replaceAll(rootSign, (_, group: string | undefined, atom: string | undefined) => `\\sqrt{${group ?? atom ?? ''}}`)
    .replaceAll(raised, (run) => `^{${Array.from(run, (c) => superscripts[c] ?? c).join('')}}`)
    .replaceAll(special, (c) => characters[c] ?? c);
}

/** Puts plain-text mathematics into LaTeX: `sqrt(2)`, `x^(n+1)`, `3 * 4`, `3 x 4`, `>=`, `2**3`. */
export function plainToLatex(text: string): string {
  return unicodeToLatex(text)
    .replaceAll('**', '^')
    .replaceAll(/\^\(([^()]*)\)/g, '^{$1}')
    .replaceAll(/<=(?!>)/g, '\\le ')
    .replaceAll(/=<|≦/g, '\\le ')
    .replaceAll('>=', '\\ge ')
    .replaceAll(/(?<=\s)!=/g, '\\ne ')
    .replaceAll(/(\d|\))\s*[xX]\s+(?=[\d($])/g, '$1\\times ')
    .replaceAll(/(\d)[xX](?=\d)/g, '$1\\times ')
    .replaceAll('*', '\\cdot ')
    .replaceAll(/(?<![\\a-zA-Z])sqrt\s*\(([^()]*)\)/g, '\\sqrt{$1}')
    .replaceAll(/(?<![\\a-zA-Z])sqrt\s*\(/g, '\\sqrt(')
    .replaceAll(functionName, '\\$1 ')
    .replaceAll(/(?<![\\a-zA-Z])pi(?![a-zA-Z])/g, '\\pi ')
    .replaceAll(/(?<!\\)%/g, '\\%');
}

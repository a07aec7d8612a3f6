const symbols: readonly (readonly [RegExp, string])[] = [
  [/\*\*/g, '^'],
  [/<=|≤/g, ' \\le '],
  [/>=|≥/g, ' \\ge '],
  [/!=|≠/g, ' \\ne '],
  [/==/g, '='],
  [/≈/g, ' \\approx '],
  [/×|\*|(?<=\d[ \t]*)x(?=[ \t]*\d)/g, ' \\times '],
  [/÷/g, ' \\div '],
  [/·/g, ' \\cdot '],
  [/−/g, '-'],
  [/±/g, ' \\pm '],
  [/(?<![\\A-Za-z])sqrt\s*\(([^()]*)\)/g, '\\sqrt{$1}'],
  [/(?<![\\A-Za-z])(sin|cos|tan|ln|log|exp|pi)(?![A-Za-z])/g, '\\$1 '],
  [/\^\(([^()]*)\)/g, '^{$1}'],
  [/\^(-?\d{2,}|-\d)/g, '^{$1}'],
  [/(?<!\\)%/g, '\\%'],
  [/(?<!\\)\$/g, '\\$'],
  [/€/g, '\\text{€}'],
  [/£/g, '\\text{£}'],
  [/(\d),(?=\d{3}(?!\d))/g, '$1{,}'],
];

/** Plain mathematics as LaTeX: `3 * 4 >= 10` becomes `3 \times 4 \ge 10`. LaTeX in it stays as it is. */
export function plainToLatex(text: string): string {
  const latex = symbols.reduce((sofar, [pattern, replacement]) => sofar.replace(pattern, replacement), text);
  return latex.replace(/[ \t]{2,}/g, ' ').trim();
}

const relationCommand =
  /\\(?:le|leq|leqslant|ge|geq|geqslant|lt|gt|ne|neq|approx|equiv|sim|simeq|cong|in|notin|subset|subseteq|mid|nmid|Rightarrow|implies|iff|Leftrightarrow|Longrightarrow|to|therefore|propto)(?![A-Za-z])/;
const relationSign = /[=<>≤≥≠≈≡∈⇒]/;
const plainRelation = /[\w)\]}²³%!'"]\s*(?:=|≤|≥|≠|≈|<=|>=|==)\s*[-+±−(\\|√$€£]*\s*[\w({[\\]/;

/** True when mathematics (the inside of a formula) states something: an equation, an inequality, an implication. */
export function mathStates(latex: string): boolean {
  return relationSign.test(latex) || relationCommand.test(latex);
}

/** True when running text with formulas in it states something that can be checked. */
export function statesClaim(text: string): boolean {
  const plain = text.replace(/<[^<>\n]*>/g, ' ');
  for (const formula of plain.matchAll(/\$\$?([^$]+)\$\$?|\\\(([^]*?)\\\)/g))
    if (mathStates(formula[1] ?? formula[2] ?? '')) return true;
  return plainRelation.test(plain);
}

/** True when a step's claim is pure arithmetic: numbers on both sides, no variable anywhere. */
export function isArithmetic(text: string): boolean {
  const relation = /(\d[\d.,\s+*/×÷·^()%$−-]*[+*/×÷·^−-][\d.,\s+*/×÷·^()%$−-]*)=\s*\$?-?\d/;
  return relation.test(text.replace(/\\(?:times|cdot|div)(?![A-Za-z])/g, '*').replace(/\\[dt]?frac/g, '1/1'));
}

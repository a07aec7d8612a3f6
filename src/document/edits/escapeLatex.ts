const named: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};
const known =
  /\\(?:[%&_#${}]|text(?:backslash|asciitilde|asciicircum|less|greater|bar|times|degree|euro|sterling)\{\}|text(?:bf|it)\{[^{}\\$%&#_^~]*\})/y;

/** Words as LaTeX text that compiles: special characters escaped (what is escaped already stays), `**bold**` as bold. */
export function escapeLatex(words: string): string {
  const bold = words.replace(/\*\*([^*{}\\$%&#_^~]+)\*\*/g, '\\textbf{$1}');
  let result = '';
  for (let at = 0; at < bold.length;) {
    known.lastIndex = at;
    const kept = known.exec(bold)?.[0];
    const character = String.fromCodePoint(bold.codePointAt(at) ?? 32);
    result += kept ?? escapeCharacter(character);
    at += kept?.length ?? character.length;
  }
  return result;
}

function escapeCharacter(character: string): string {
  const name = named[character];
  if (name !== undefined) return name;
  return /[%&_#${}]/.test(character) ? `\\${character}` : character;
}

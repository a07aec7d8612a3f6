const N_COMMANDS =
  /^(?:n(?:e|eq|u|ot|otin|abla|i|mid|ewline|eg|olimits|leq|geq|less|gtr|subseteq|earrow|exists|onumber|atural|parallel|ormalsize|cong))(?![a-zA-Z])/;

/** Undoes what JSON or Python quoting leaves in a text: doubled backslashes before commands, and `\n` written out. */
export function unescapeText(text: string): string {
  const doubled = isDoubled(text) ? text.replace(/\\\\/g, '\\') : text;
  return doubled.replace(/\\n/g, (whole, at: number) => (keepsN(doubled, at) ? whole : '\n'));
}

function keepsN(text: string, at: number): boolean {
  return text[at - 1] === '\\' || N_COMMANDS.test(text.slice(at + 1));
}

function isDoubled(text: string): boolean {
  const runs = [...text.matchAll(/(\\+)([a-zA-Z]+)/g)].filter(([, , name = '']) => !isWrittenNewline(name));
  return runs.length > 0 && runs.every(([, slashes = '']) => slashes.length % 2 === 0);
}

function isWrittenNewline(name: string): boolean {
  return name.startsWith('n') && !N_COMMANDS.test(name);
}

/** A formula with its variables renamed `a, b, c ...` in the order they occur, so that their names no longer matter. */
export function anonymous(formula: string): string {
  const names = new Map<string, string>();
  return formula.replace(/\\[a-zA-Z]+|[a-zA-Z]/g, (token) => {
    if (token.length > 1) return token;
    const name = names.get(token) ?? String.fromCharCode(97 + (names.size % 26));
    names.set(token, name);
    return name;
  });
}

const BASES: Readonly<Record<string, number>> = {
  binary: 2,
  octal: 8,
  hexadecimal: 16,
  hex: 16,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  twelve: 12,
  sixteen: 16,
};
const NAME = String.raw`(?:base[\s-]*(?<base>[a-z]+|\d{1,2})|(?<word>binary|octal|hexadecimal|hex))`;
const AFTER = new RegExp(
  String.raw`(?<![\w.])\$?\s*(?<digits>\d[\dA-F]*|[A-F]+\d[\dA-F]*|[A-F]{1,8}(?=\$?\s+in\s+hex))\s*\$?,?\s*(?:in\s+|\(\s*(?:in\s+)?)?${NAME}\b\s*\)?`,
  'g',
);
const BEFORE = /\b(?<word>binary|octal|hexadecimal)\s+\$?(?<digits>\d[\dA-F]*)\$?(?![\w.])/g;

/** Numerals whose base is said in words (`1010 in binary`, `$22$ (base 3)`) with the base below them. */
export function basesBelow(text: string): string {
  return text.replaceAll(AFTER, below).replaceAll(BEFORE, below);
}

function below(whole: string, ...rest: readonly unknown[]): string {
  const { digits = '', base, word = '' } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
  const name = base ?? word;
  const value = /^\d+$/.test(name) ? Number(name) : BASES[name];
  if (value === undefined || value < 2 || value > 16) return whole;
  return Array.from(digits).every((digit) => Number.parseInt(digit, 16) < value)
    ? `$${digits}_{${value.toString()}}$`
    : whole;
}

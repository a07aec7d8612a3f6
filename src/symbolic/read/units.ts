import { number, power, product } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';

/** Unit names and what each is called inside: one spelling a unit. Names not listed are counted nouns. */
const spellings: Readonly<Record<string, string>> = {
  km: 'km',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  m: 'm',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  cm: 'cm',
  centimeter: 'cm',
  centimeters: 'cm',
  centimetre: 'cm',
  centimetres: 'cm',
  mm: 'mm',
  millimeter: 'mm',
  millimeters: 'mm',
  dm: 'dm',
  in: 'in',
  inch: 'in',
  inches: 'in',
  ft: 'ft',
  foot: 'ft',
  feet: 'ft',
  yd: 'yd',
  yard: 'yd',
  yards: 'yd',
  mi: 'mi',
  mile: 'mi',
  miles: 'mi',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  ms: 'ms',
  year: 'year',
  years: 'year',
  month: 'month',
  months: 'month',
  g: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  mg: 'mg',
  milligram: 'mg',
  milligrams: 'mg',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  oz: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  ton: 'ton',
  tons: 'ton',
  l: 'L',
  L: 'L',
  liter: 'L',
  liters: 'L',
  litre: 'L',
  litres: 'L',
  ml: 'mL',
  mL: 'mL',
  milliliter: 'mL',
  milliliters: 'mL',
  gal: 'gal',
  gallon: 'gal',
  gallons: 'gal',
  quart: 'qt',
  quarts: 'qt',
  qt: 'qt',
  pint: 'pt',
  pints: 'pt',
  cup: 'cup',
  cups: 'cup',
  degree: 'degree',
  degrees: 'degree',
  deg: 'degree',
  radian: 'rad',
  radians: 'rad',
  rad: 'rad',
  percent: '%',
  dollar: 'dollar',
  dollars: 'dollar',
  cent: 'cent',
  cents: 'cent',
  dozen: 'dozen',
  dozens: 'dozen',
  mph: 'mph',
  kph: 'kph',
  N: 'N',
  J: 'J',
  W: 'W',
  Pa: 'Pa',
  V: 'V',
  A: 'A',
  Hz: 'Hz',
};

/** A unit or counted noun out of a word, and whether the word names a known unit. */
export function unitOf(word: string): { readonly unit: Expr; readonly known: boolean } {
  const name = spellings[word] ?? spellings[word.toLowerCase()];
  if (name === 'mph') return { unit: per(unit('mi'), unit('h')), known: true };
  if (name === 'kph') return { unit: per(unit('km'), unit('h')), known: true };
  return { unit: unit(name ?? word.toLowerCase().replace(/(?<=[^s])s$/, '')), known: name !== undefined };
}

function unit(name: string): Expr {
  return { kind: 'unit', name };
}

function per(a: Expr, b: Expr): Expr {
  return product(a, power(b, number(-1)));
}

const powers: Readonly<Record<string, number>> = { square: 2, sq: 2, squared: 2, cubic: 3, cu: 3, cubed: 3 };

/**
 * Reads the words of `\text{...}` after a number: `cm`, `square feet`, `km/h`, `miles per hour`, `red apples`. Several
 * words that name no unit are one counted noun; null for no word at all.
 */
export function readUnits(text: string): Expr | null {
  const [over = '', ...under] = text
    .trim()
    .replace(/[.,;]+$/, '')
    .split(/\s+per\s+|\s*\/\s*|\s+an?\s+/);
  const numerator = readProduct(over);
  if (!numerator) return null;
  return under.reduce<Expr>((value, part) => per(value, readProduct(part) ?? number(1)), numerator);
}

function readProduct(text: string): Expr | null {
  const words = text.split(/[\s.-]+/).filter((word) => word !== '');
  const [first, second] = words;
  if (!first) return null;
  const raised = powers[first.toLowerCase()];
  if (raised && second) return power(unitOf(second).unit, number(raised));
  const trailing = second === undefined ? undefined : powers[second.toLowerCase()];
  if (trailing) return power(unitOf(first).unit, number(trailing));
  const written = /^([a-zA-Z]+)(?:\^?([23]))$/.exec(first);
  if (written && words.length === 1) return power(unitOf(written[1] ?? '').unit, number(Number(written[2])));
  if (words.length === 1 || unitOf(first).known) return unitOf(first).unit;
  return unit(
    words
      .join(' ')
      .toLowerCase()
      .replace(/(?<=[^s])s$/, ''),
  );
}

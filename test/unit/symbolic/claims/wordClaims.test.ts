import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

/** What is said of each claim of a step that stands amid a text. */
function outcomes(step: string, previous: readonly string[] = []): readonly string[] {
  return checkStep({ problem: 'A text.', previous, step }).findings.map(({ outcome }) => outcome);
}

/** A claim in words by itself may be refuted as well. */
function alone(step: string): string {
  return checkStep({ problem: null, previous: [], step }).outcome;
}

const pairs: readonly (readonly [right: string, wrong: string])[] = [
  ['multiply $110$ by $3$ to obtain $330$', 'multiply $110$ by $3$ to obtain $340$'],
  ['subtract 7 from 20 to get 13', 'subtract 7 from 20 to get 27'],
  ['Dividing 46 by 50, we get 0.92', 'Dividing 46 by 50, we get 0.96'],
  [
    'Dividing 360 into 2250 gives a quotient of 6 with a remainder of 90',
    'Dividing 360 into 2250 gives a quotient of 6 with a remainder of 80',
  ],
  ['half of $\\frac{1}{2}$ is $\\frac{1}{4}$', 'half of $\\frac{1}{2}$ is $\\frac{1}{3}$'],
  ['$\\frac{2}{5}$ of 360 is 144', '$\\frac{2}{5}$ of 360 is 146'],
  ['difference between 219 days and 146 days is $73$', 'difference between 219 days and 146 days is $83$'],
  ['digits of $11213141$ is 14', 'digits of $11213141$ is 15'],
  ['$10^{100}$ has 101 digits', '$10^{100}$ has 100 digits'],
  ['conjugate of $1 - 2i$ is $1 + 2i$', 'conjugate of $1 - 2i$ is $-1 + 2i$'],
  ['$4$ and $57$ are relatively prime', '$6$ and $57$ are relatively prime'],
  ['smallest prime factor of $7^4-7^3$ is $2$', 'smallest prime factor of $7^4-7^3$ is $3$'],
  ['common divisors of 18 and 24 are 1, 2, 3, and 6', 'common divisors of 18 and 24 are 1, 2, 3, 4, and 6'],
  ['$72$ has 12 divisors', '$72$ has 10 divisors'],
  ['$13$ is one more than a multiple of $6$', '$14$ is one more than a multiple of $6$'],
  ['$5^{23}$ and $7^{17}$ are both odd', '$5^{23}$ and $6^{17}$ are both odd'],
  ['$-12 \\cdot 9$ is less than $-100$', '$-11 \\cdot 9$ is less than $-100$'],
  ['$\\frac 73$ is between $2$ and $3$', '$\\frac 73$ is between $1$ and $2$'],
  ['roots of $x^2-5x+6$ are 2 and 3', 'roots of $x^2-5x+6$ are 2 and 4'],
  ['sum of the roots of $2x^2-5x+2$ is $\\frac52$', 'sum of the roots of $2x^2-5x+2$ is $-\\frac52$'],
  ['discriminant of $x^2-5x+6$ is 1', 'discriminant of $x^2-5x+6$ is 49'],
  ['coefficient of $x^2$ in $(x+1)^3$ is 3', 'coefficient of $x^2$ in $(x+1)^3$ is 1'],
  ['midpoint of $(1,2)$ and $(3,8)$ is $(2,5)$', 'midpoint of $(1,2)$ and $(3,8)$ is $(2,3)$'],
  ['slope of the line through $A(1,2)$ and $B(3,8)$ is $3$', 'slope of the line through $A(1,2)$ and $B(3,8)$ is $2$'],
  ['distance from $(0,0)$ to $(3,4)$ is 5', 'distance from $(0,0)$ to $(3,4)$ is 7'],
  ['7 and 8, which gives us a product of $56$', '7 and 8, which gives us a product of $54$'],
  ['6 and $-6$, and their product is $-36$', '6 and $-6$, and their product is $36$'],
  ['are $11$ multiples of $9$ that are less than $100$', 'are $12$ multiples of $9$ that are less than $100$'],
  ['are 9000 four-digit numbers', 'are 8999 four-digit numbers'],
  ['greatest two-digit multiple of 13 is $91$', 'greatest two-digit multiple of 13 is $78$'],
  ['sum of the odd integers from 1 to 9 is 25', 'sum of the odd integers from 1 to 9 is 24'],
  ['only multiple of 7 between 50 and 60 is $56$', 'only multiple of 7 between 50 and 70 is $56$'],
  ['$6x^2-47x+15$ as $(2x-15)(3x-1)$', '$6x^2-47x+15$ as $(2x-15)(3x+1)$'],
  ['first two primes greater than 20 are 23 and 29', 'first two primes greater than 20 are 23 and 31'],
  ['four smallest primes: 2, 3, 5, 7', 'four smallest primes: 2, 3, 5, 9'],
  ['first three composite numbers are 4, 6, and 8', 'first three composite numbers are 4, 6, and 9'],
  ['next multiple of $3$ bigger than $7$ is $9$', 'next multiple of $3$ bigger than $7$ is $12$'],
  [
    '$49$ is the smallest positive integer that ends in a 9 and is divisible by 7',
    '$119$ is the smallest positive integer that ends in a 9 and is divisible by 7',
  ],
  ['$247, 39,$ and $143$ are all divisible by $13$', '$247, 39,$ and $144$ are all divisible by $13$'],
  ['$6$, $9$ and $15$ are multiples of $3$', '$6$, $8$ and $15$ are multiples of $3$'],
  ['multiples of 13: 13, 26, 39, 52', 'multiples of 13: 13, 26, 39, 53'],
  ['any multiple of 15 is a multiple of 5', 'any multiple of 15 is a multiple of 4'],
  ['factorize 350 as $2\\cdot 5^2\\cdot 7$', 'factorize 350 as $2\\cdot 5\\cdot 7$'],
  ['$8$ and $4$ which multiply to give $32$', '$8$ and $4$ which multiply to give $12$'],
  ['average of the possibilities, 4 and 6, is 5', 'average of the possibilities, 4 and 6, is 10'],
  [
    'sum of the interior angles of a pentagon is $540^\\circ$',
    'sum of the interior angles of a pentagon is $450^\\circ$',
  ],
  ['area of a circle with radius $3$ is $9\\pi$', 'area of a circle with radius $3$ is $6\\pi$'],
  [
    'volume of a cone with radius $3$ and height $4$ is $12\\pi$',
    'volume of a cone with radius $3$ and height $4$ is $36\\pi$',
  ],
  ['perimeter of a square with side length 5 is 20', 'perimeter of a square with side length 5 is 25'],
  ['divide 20 by 8, we get a remainder of 4', 'divide 20 by 8, we get a remainder of 3'],
  ['highest power of 5 that divides $236!$ is $5^{57}$', 'highest power of 5 that divides $236!$ is $5^{56}$'],
  ['$236!$ ends in $57$ zeros', '$236!$ ends in $56$ zeros'],
  [
    'are 10 integers from 1 to 50 that are 1 less than a multiple of 5',
    'are 9 integers from 1 to 50 that are 1 less than a multiple of 5',
  ],
  ['interior angle of a regular hexagon is 120', 'interior angle of a regular hexagon is 60'],
];

describe('claims in words', () => {
  it.each(pairs)('proves "%s", and refutes its twin where it stands alone', (right, wrong) => {
    expect(outcomes(`So the ${right}.`)).toContain('proved');
    expect(outcomes(`So the ${wrong}.`)).not.toContain('proved');
    expect(alone(right)).toBe('proved');
    expect(alone(wrong)).toBe('refuted');
  });

  it('refutes a wrong root, and reads over the ends of lines', () => {
    expect(outcomes('So the cube root of\n$1000$ is $10$.')).toEqual(['proved']);
    expect(outcomes('So the cube root of\n$1000$ is $100$.')).toEqual(['refuted']);
    expect(outcomes('The factors of\n  $15$ are $1,$ $3,$  $5,$ and $15.$')).toEqual(['proved']);
    expect(outcomes('The factors of\n  $15$ are $1,$ $3,$  $4,$ and $15.$')).toEqual([]);
  });

  it('never refutes amid a text what its words may mean otherwise', () => {
    for (const [, wrong] of pairs) expect(outcomes(`So the ${wrong}.`)).not.toContain('refuted');
  });

  it('takes a value for a letter where it follows', () => {
    expect(outcomes('Therefore $x$ must equal $3$.', ['We have $2x = 6$.'])).toContain('proved');
    expect(outcomes('Therefore $x$ must equal $4$.', ['We have $2x = 6$.'])).not.toContain('proved');
  });

  it.each([
    'If $n$ is even, nothing follows.',
    'The smallest such $a$ is $8$.',
    'It has a factor of $x-4$ or $x + 5$.',
    'The number $e$ is positive.',
  ])('does not take a mention for a claim: %s', (step) => {
    expect(outcomes(step)).toEqual([]);
    expect(outcomes(step, [step])).toEqual([]);
  });

  it('does not refute an equation that is only named', () => {
    expect(alone('The sum of the roots of $x^2-4x+6=0$ is 4.')).not.toBe('refuted');
  });
});

import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../../../src/symbolic/answers/compareAnswers.ts';

describe('GSM8K as published', () => {
  it.each([
    ['#### 18', 'so she has 18. The answer is: 18', 'equal'],
    ['#### 18', 'The answer is: 17', 'different'],
    ['#### 18', 'she has 18', 'different'],
    ['#### 1,250', 'The answer is: $1250', 'equal'],
    ['#### 3', 'The answer is: 6/2', 'equal'],
    ['#### 8', 'The answer is: 7.5', 'equal'],
    ['#### 2', 'The answer is: 2.5', 'equal'],
    ['#### 5', 'The answer is: 4. No. The answer is: 5', 'equal'],
    ['#### 5', 'The answer is: 5/0', 'different'],
    ['18', 'The answer is: 18 dollars', 'equal'],
  ])('%s and %s: %s', (gold, prediction, expected) => {
    expect(compareAnswers(gold, prediction, 'gsm8k').verdict).toBe(expected);
  });
});

describe('MATH as published: spelling only', () => {
  it.each([
    ['\\frac{1}{2}', '\\boxed{\\frac12}', 'equal'],
    ['\\frac{1}{2}', '\\boxed{\\dfrac{1}{2}}', 'equal'],
    ['\\frac{1}{2}', '\\boxed{1/2}', 'equal'],
    ['\\frac{1}{2}', '\\boxed{0.5}', 'equal'],
    ['\\frac{1}{72}', '\\boxed{\\frac1{72}}', 'equal'],
    ['x=5', '\\boxed{5}', 'equal'],
    ['10', '\\boxed{10\\%}', 'equal'],
    ['5', '\\boxed{5\\text{ cm}}', 'equal'],
    ['0.5', '\\boxed{.5}', 'equal'],
    ['\\sqrt{3}', '\\boxed{\\sqrt3}', 'equal'],
    ['90', '\\boxed{90^\\circ}', 'equal'],
    ['12', 'The answer is: 12.\nThat is all.', 'equal'],
    ['4', '\\boxed{2+2}', 'different'],
    ['x+1', '\\boxed{1+x}', 'different'],
  ])('%s and %s: %s', (gold, prediction, expected) => {
    expect(compareAnswers(gold, prediction, 'math').verdict).toBe(expected);
  });
});

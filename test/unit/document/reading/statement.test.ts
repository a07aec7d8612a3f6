import { describe, expect, it } from 'vitest';
import type { DocumentLanguage } from '../../../../src/core/span.ts';
import type { Block } from '../../../../src/document/outline/block.ts';
import { readDocument } from '../../../../src/document/readDocument.ts';
import {
  closesSentence,
  endsStatement,
  headingStatement,
  isUnfinished,
  readExercise,
} from '../../../../src/document/reading/statement.ts';

function read(text: string, language: DocumentLanguage = 'markdown'): ReturnType<typeof readDocument> {
  return readDocument(text, language);
}

describe('words that wait for a formula', () => {
  it.each(['Solve', 'Solve:', 'Find all $x$ with', '**Solve the equation**', 'Given,'])('%s', (words) => {
    expect(isUnfinished(words)).toBe(true);
  });

  it.each(['Solve it.', 'What is $x$?', 'Solve $x = 1$', 'It is 7'])('not: %s', (words) => {
    expect(isUnfinished(words)).toBe(false);
  });
});

describe('a sentence that ends behind a formula', () => {
  const closes = (text: string): boolean => {
    const { blocks, spans } = read(text);
    const last = blocks.at(-1)!;
    return closesSentence({ text, spans }, { start: 0, end: blocks.at(-2)!.end }, last);
  };

  it.each([
    ['its unknown', 'Solve\n\n$$x^2 = 4$$\n\nfor $x$.'],
    ['its condition', 'Solve\n\n$$ax = 4$$\n\nwhere $a > 0$.'],
    ['brackets', 'Solve\n\n\\[ax = 4\\]\n\nif $a = 2$.'],
  ])('is closed by %s', (_, text) => {
    expect(closes(text)).toBe(true);
  });

  it.each([
    ['another sentence', 'Solve\n\n$$x^2 = 4$$\n\nThe answer is $2$.'],
    ['words below other words', 'Solve it.\n\nfor $x$.'],
    ['another formula', 'Solve\n\n$$x^2 = 4$$\n\n$$x = 2$$'],
  ])('is not closed by %s', (_, text) => {
    expect(closes(text)).toBe(false);
  });
});

describe('what ends a statement', () => {
  const ends = (text: string, language: DocumentLanguage = 'markdown'): boolean => {
    const { blocks, spans } = read(text, language);
    return endsStatement({ text, spans }, blocks[0]!);
  };

  it.each([
    ['a solution', '**Solution.** It is 7.', 'markdown'],
    ['a labelled step', 'Step 1: $x = 2$', 'markdown'],
    ['another problem', '**Exercise 4.** Solve $x = 2$.', 'markdown'],
    ['a list of steps', '1. $2x = 4$\n2. $x = 2$', 'markdown'],
    ['a proof', '\\begin{proof}It is.\\end{proof}', 'latex'],
  ] as const)('%s', (_, text, language) => {
    expect(ends(text, language)).toBe(true);
  });

  it.each([
    ['more words', 'The solution is sought in the reals.', 'markdown'],
    ['a formula', '$$x^2 = 4$$', 'markdown'],
    ['a list of givens', '- a box\n- a pen', 'markdown'],
    ['a remark', '\\begin{remark}It is.\\end{remark}', 'latex'],
    ['a comment', '<!-- c -->', 'markdown'],
  ] as const)('not %s', (_, text, language) => {
    expect(ends(text, language)).toBe(false);
  });
});

describe('the problem under a heading', () => {
  const stated = (text: string): string | null => {
    const { blocks, spans } = read(text);
    const span = headingStatement({ text, spans }, blocks, 0);
    return span === null ? null : text.slice(span.start, span.end);
  };

  it.each<[string, string, string]>([
    ['its words', '## Exercise 3\n\nA pen costs $5.\n\nWhat do 3 cost?', 'A pen costs $5.\n\nWhat do 3 cost?'],
    ['a formula at its end', '## Exercise\n\n$$x^2 = 4$$\n\nMore.', '$$x^2 = 4$$'],
    ['itself where nothing follows', '## What is 2 + 2?', '## What is 2 + 2?'],
    ['itself where an answer follows', '## What is 2 + 2?\n\nSolution. It is 4.', '## What is 2 + 2?'],
    ['no more than its section', '## Problem 1\n\nSolve it.\n\n## Problem 2\n\nOther.', 'Solve it.'],
  ])('is %s', (_, text, expected) => {
    expect(stated(text)).toBe(expected);
  });

  it('is none where the heading asks nothing', () => {
    expect(stated('## Background\n\nWords.')).toBeNull();
    expect(stated('Words.')).toBeNull();
  });
});

describe('an exercise', () => {
  function exercise(text: string): { readonly said: string; readonly answer: readonly Block['kind'][] } {
    const { blocks, spans } = read(text, 'latex');
    const block = blocks[0]!;
    if (block.kind !== 'environment') throw new Error(`It is a ${block.kind}.`);
    const { statement, answer } = readExercise({ text, spans }, block);
    return { said: text.slice(statement.start, statement.end), answer: answer.map(({ kind }) => kind) };
  }

  it('ends at the solution inside it', () => {
    const text = '\\begin{exercise}\nSolve $x + 1 = 2$.\n\\begin{solution}\n$x = 1$\n\\end{solution}\n\\end{exercise}';
    expect(exercise(text)).toEqual({ said: 'Solve $x + 1 = 2$.', answer: ['environment'] });
  });

  it("ends at a solution between the project's comments", () => {
    const text = '\\begin{exercise}\nSolve it.\n\n% stepwise:begin\n$x = 1$\n% stepwise:end\n\\end{exercise}';
    expect(exercise(text).said).toBe('Solve it.');
    expect(exercise(text).answer[0]).toBe('comment');
  });

  it('is all of it where nothing answers, and empty where nothing is said', () => {
    expect(exercise('\\begin{exercise}\nSolve it.\n\nNow.\n\\end{exercise}').said).toBe('Solve it.\n\nNow.');
    expect(exercise('\\begin{exercise}\\end{exercise}')).toEqual({ said: '', answer: [] });
  });
});

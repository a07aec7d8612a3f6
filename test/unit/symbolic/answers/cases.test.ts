import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../../../src/symbolic/answers/compareAnswers.ts';
import { readCases } from './caseFile.ts';

const files = ['exactness', 'units', 'sets', 'expressions', 'words', 'numbers', 'extraction', 'written', 'conventions'];

describe.each(files)('answers: %s', (name) => {
  it.each(readCases(name))('$gold and $prediction are $expected', ({ gold, prediction, expected }) => {
    expect(compareAnswers(gold, prediction)).toMatchObject({ verdict: expected });
    expect(compareAnswers(prediction, gold)).toMatchObject({ verdict: expected });
  });

  it.each(readCases(name))('$gold equals itself', ({ gold }) => {
    expect(compareAnswers(gold, gold).verdict).toBe('equal');
  });
});

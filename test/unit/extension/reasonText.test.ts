import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reasonTemplates } from '../../../src/extension/present/reasonTemplates.ts';
import { reasonText } from '../../../src/extension/present/reasonText.ts';
import { plainWords, type Words } from '../../../src/extension/words.ts';
import { checkStep } from '../../../src/symbolic/index.ts';

const chinese = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')));
const inChinese: Words = (message, ...values) => plainWords(chinese[message] ?? message, ...values);
const step = z.object({
  premise: z.union([z.string(), z.array(z.string())]).nullable(),
  step: z.string(),
});

describe('a reason of the decider', () => {
  it('is said in the reader’s language, with what is put in', () => {
    expect(reasonText('x = 3 does not satisfy what came before', inChinese)).toBe('x = 3 不满足前面的内容');
    expect(reasonText('modulo 7 the left side is 3, the right side 4', inChinese)).toBe('模 7 时左边是 3，右边是 4');
  });

  it('is said with the reason it rests on', () => {
    const reason = 'the step may round (the left side is 3, the right side 4)';
    expect(reasonText(reason, inChinese)).toBe('这一步可能作了四舍五入（左边是 3，右边是 4）');
  });

  it('stays as it is where it is not known, and in English', () => {
    expect(reasonText('something new', inChinese)).toBe('something new');
    for (const template of reasonTemplates) {
      const english = template.replace(/\{\d+\}/g, 'x');
      expect(reasonText(english, plainWords)).toBe(english);
      const places = [...template.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]));
      expect(places).toEqual(places.map((_, index) => index));
    }
  });

  it('is known for nearly all that the decider says of its own cases', () => {
    const cases = readFileSync('test/unit/symbolic/cases/steps.jsonl', 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => step.parse(JSON.parse(line)));
    const reasons = cases.flatMap(({ premise, step: text }) => {
      const { findings } = checkStep({ problem: null, previous: [premise ?? []].flat(), step: text });
      return findings.map(({ reason }) => reason);
    });
    const unknown = [...new Set(reasons)].filter(
      (reason) => /[a-z]{3}/.test(reason) && reasonText(reason, () => '') !== '',
    );
    expect(reasons.length).toBeGreaterThan(50);
    expect(unknown.length / new Set(reasons).size, unknown.join('\n')).toBeLessThan(0.1);
  });
});

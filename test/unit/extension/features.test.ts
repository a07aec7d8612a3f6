import { describe, expect, it } from 'vitest';
import { silent } from '../../../src/core/logger.ts';
import { colourKind } from '../../../src/extension/colours/kinds.ts';
import { CommandTable } from '../../../src/extension/editor/commandTable.ts';
import { languageIds, languageOf } from '../../../src/extension/editor/languages.ts';
import { Signal } from '../../../src/extension/events/signal.ts';
import { explanationText } from '../../../src/extension/explain/explanationText.ts';
import { registerFeatures } from '../../../src/extension/registration.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { finding, judgedStep, learned, markAt, symbolic } from './samples.ts';

describe('features', () => {
  it('are put in place one by one: a broken one is named and the others work', () => {
    const errors: string[] = [];
    const log = { ...silent, error: (message: string): void => void errors.push(message) };
    const put: string[] = [];
    const feature = (name: string): { name: string; register: () => { dispose(): void } } => ({
      name,
      register: () => {
        put.push(name);
        return { dispose: () => undefined };
      },
    });
    const broken = {
      name: 'broken',
      register: (): never => {
        throw new Error('no');
      },
    };
    expect(registerFeatures([feature('a'), broken, feature('b')], log)).toHaveLength(2);
    expect(put).toEqual(['a', 'b']);
    expect(errors).toEqual(['The feature "broken" could not be started; the others work.']);
  });
});

describe('the table of commands', () => {
  it('runs a handler with an address and an offset, and with nothing else', async () => {
    const table = new CommandTable();
    const given: unknown[][] = [];
    table.handle('a', (...values) => given.push(values));
    await table.run('a', ['file:///x.md', 7]);
    await table.run('a', [{ some: 'object' }, 'text']);
    expect(given).toEqual([
      ['file:///x.md', 7],
      [undefined, undefined],
    ]);
  });

  it('does nothing for a command whose feature is gone', async () => {
    const table = new CommandTable();
    let ran = 0;
    table.handle('a', () => (ran += 1)).dispose();
    await table.run('a', []);
    expect(ran).toBe(0);
  });
});

describe('a signal', () => {
  it('reaches all who listen, also when one leaves while it fires', () => {
    const signal = new Signal<number>();
    const heard: string[] = [];
    const first = signal.on((value) => {
      heard.push(`first ${value}`);
      first.dispose();
    });
    signal.on((value) => heard.push(`second ${value}`));
    signal.fire(1);
    signal.fire(2);
    expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
    signal.dispose();
    signal.fire(3);
    expect(heard).toHaveLength(3);
  });
});

describe('languages', () => {
  it('are read where they are known, and left alone elsewhere', () => {
    expect(languageIds).toEqual(['markdown', 'latex', 'tex', 'stepwise-math']);
    expect(['markdown', 'tex', 'python'].map(languageOf)).toEqual(['markdown', 'latex', null]);
  });
});

describe('the colour of a step', () => {
  it('is that of its verdict, muted behind a failure, and none for what nobody judged', () => {
    expect(colourKind(markAt(0, 1, judgedStep(0, 'refuted'), 'first-failing'))).toBe('refuted');
    expect(colourKind(markAt(0, 1, judgedStep(1, 'verified'), 'after'))).toBe('muted');
    expect(colourKind(markAt(0, 1, judgedStep(0, 'unchecked')))).toBeNull();
  });
});

describe('the explanation of a step', () => {
  const evidence = [symbolic('refuted', [finding('refuted', { claim: 'x = 8', reason: 'It is 7.' })]), learned(0.1)];
  const mark = markAt(0, 5, judgedStep(1, 'refuted', { score: 0.1, evidence }), 'first-failing');

  it('shows the step, what it builds on, what was checked and what the verdict means', () => {
    const text = explanationText(mark, '$x = 8$', '$3x = 21$', plainWords);
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# Step 2: refuted, score 0.10, the first failing step',
      '## What was checked',
      '## What the verdict means',
    ]);
    expect(text).toContain('> $x = 8$\n\nIt builds on:\n\n> $3x = 21$');
    expect(text).toContain('- x = 8: **refuted**. It is 7.');
  });

  it('says so where nothing could be read', () => {
    const silentMark = markAt(0, 5, judgedStep(0, 'unchecked', { evidence: [symbolic('undecided', [])] }));
    const text = explanationText(silentMark, 'So it goes.', null, plainWords);
    expect(text).toContain('No claim in this step could be read as mathematics.');
    expect(text).toContain('neither approval nor doubt');
    expect(text).not.toContain('It builds on:');
  });

  it('knows every verdict', () => {
    for (const verdict of ['verified', 'refuted', 'doubtful', 'plausible', 'unchecked'] as const) {
      expect(explanationText(markAt(0, 1, judgedStep(0, verdict)), 'x', null, plainWords)).toMatch(/: [^\n]+\.\n$/);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSettings } from '../../../src/extension/report/changedSettings.ts';
import { reportText } from '../../../src/extension/report/reportText.ts';
import { parseSettings } from '../../../src/extension/settings/schema.ts';
import { ToldFaults } from '../../../src/extension/settings/toldFaults.ts';

const defaults = parseSettings(() => undefined).settings;

describe('settings', () => {
  it('take what the user set', () => {
    const { settings, faults } = parseSettings((name) => (name === 'check.delay' ? 800 : undefined));
    expect(settings['check.delay']).toBe(800);
    expect(faults).toEqual([]);
  });

  it('fall back to the default for a value that is not understood, and name it', () => {
    const { settings, faults } = parseSettings((name) => (name === 'check.delay' ? 'soon' : undefined));
    expect(settings).toEqual(defaults);
    expect(faults.map(({ name }) => name)).toEqual(['check.delay']);
    expect(faults[0]?.message).not.toBe('');
  });

  it('never throw, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { settings } = parseSettings(() => value);
        expect(Object.keys(settings)).toEqual(Object.keys(defaults));
      }),
    );
  });
});

describe('a setting of a wrong type', () => {
  it('is told once, however often the settings are read', () => {
    const told = new ToldFaults();
    const read = (value: unknown): readonly string[] => {
      const { settings, faults } = parseSettings((name) => (name === 'check.delay' ? value : undefined));
      expect(settings).toEqual(defaults);
      return told.fresh(faults).map(({ name }) => name);
    };
    expect([read('fast'), read('fast'), read(null), read('fast')]).toEqual([['check.delay'], [], ['check.delay'], []]);
  });
});

describe('the diagnostic report', () => {
  it('names changed settings, and hides what paths and addresses hold', () => {
    const settings = { ...defaults, 'check.delay': 800, 'endpoint.url': 'https://secret.example/v1' };
    expect(changedSettings(settings)).toEqual(['check.delay = 800', 'endpoint.url (set)']);
    expect(changedSettings(defaults)).toEqual([]);
  });

  it('is a table whose cells nothing in them can break', () => {
    const text = reportText({
      extensionVersion: '0.1.0',
      editorVersion: '1.100.3',
      runtime: 'Node v20',
      platform: 'linux-x64',
      cpu: '2 × a | b\nc',
      memoryGiB: 7.5,
      activationMs: 3.21,
      trusted: true,
      engine: 'ready',
      settings: [],
      model: ['solver: a', 'scorer: none'],
    });
    const rows = text.trimEnd().split('\n');
    expect(rows).toHaveLength(12);
    for (const row of rows) expect(row.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(3);
    expect(text).toContain('| Changed settings | none |');
    expect(text).toContain('linux-x64, 2 × a \\| b c, 7.5 GiB');
  });
});

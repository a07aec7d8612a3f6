import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commandIds } from '../../../src/extension/editor/commands.ts';
import { parseSettings, type SettingName, settingsSchema } from '../../../src/extension/settings/schema.ts';

const property = z.looseObject({
  type: z.string(),
  default: z.unknown(),
  scope: z.enum(['resource', 'machine', 'window', 'application', 'language-overridable']),
  enum: z.array(z.string()).optional(),
  markdownDescription: z.string(),
  markdownEnumDescriptions: z.array(z.string()).optional(),
});
const manifest = z
  .looseObject({
    capabilities: z.looseObject({
      untrustedWorkspaces: z.looseObject({ restrictedConfigurations: z.array(z.string()) }),
    }),
    contributes: z.looseObject({
      commands: z.array(z.looseObject({ command: z.string(), category: z.string() })),
      keybindings: z.array(z.looseObject({ key: z.string(), when: z.string() })),
      colors: z.array(z.looseObject({ id: z.string(), defaults: z.record(z.string(), z.string()) })),
      configuration: z.array(z.looseObject({ properties: z.record(z.string(), property) })),
      menus: z.record(z.string(), z.array(z.looseObject({ when: z.string().optional() }))),
    }),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const texts = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('package.nls.json', 'utf8')));
const properties = Object.assign({}, ...manifest.contributes.configuration.map((one) => one.properties)) as Record<
  string,
  z.output<typeof property>
>;

describe('the manifest', () => {
  it('names every command of the code, all in one category', () => {
    const { commands } = manifest.contributes;
    expect(commands.map(({ command }) => command).sort()).toEqual(Object.values(commandIds).sort());
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['%category%']));
  });

  it('has the settings of the code with the same defaults', () => {
    const { settings, faults } = parseSettings((name) => properties[`stepwise.${name}`]?.default);
    expect(faults).toEqual([]);
    expect(Object.keys(properties).sort()).toEqual(
      Object.keys(settingsSchema)
        .map((name) => `stepwise.${name}`)
        .sort(),
    );
    expect(settings).toEqual(parseSettings(() => undefined).settings);
  });

  it('describes every choice of a setting', () => {
    for (const { enum: choices, markdownEnumDescriptions } of Object.values(properties)) {
      expect(markdownEnumDescriptions?.length).toBe(choices?.length);
    }
  });

  it('restricts every setting that names a path, a program or a server', () => {
    const restricted = ['model.file', 'model.directory', 'endpoint.url', 'endpoint.model', 'check.sympyPython'];
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      restricted.map((name) => `stepwise.${name}`),
    );
    for (const name of restricted as SettingName[]) expect(properties[`stepwise.${name}`]?.scope).toBe('machine');
  });

  it('gives every colour its four defaults', () => {
    for (const { defaults } of manifest.contributes.colors) {
      expect(Object.keys(defaults).sort()).toEqual(['dark', 'highContrast', 'highContrastLight', 'light']);
    }
  });

  it('binds at most two keys, chorded, each under a condition', () => {
    const { keybindings } = manifest.contributes;
    expect(keybindings.length).toBeLessThanOrEqual(2);
    for (const { key, when } of keybindings) {
      expect(key).toMatch(/ /);
      expect(when).not.toBe('');
    }
  });

  it('has a text for every name between percent signs, and no text without a use', () => {
    const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? '');
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
  });
});

import * as z from 'zod';

/** Every setting under `stepwise.`, with the default the manifest states too (a test holds them equal). */
export const settingsSchema = {
  'check.automatic': z.enum(['off', 'onType', 'onOpen']).default('onType'),
  'check.delay': z.number().int().min(100).max(10_000).default(500),
  'check.severity': z.enum(['none', 'hint', 'information', 'warning', 'error']).default('information'),
  'marks.hints': z.enum(['all', 'failing', 'off']).default('all'),
  'marks.colour': z.boolean().default(true),
  'marks.codeLens': z.boolean().default(true),
  'solve.strategy': z.enum(['best', 'majority', 'greedy', 'search']).default('best'),
  'solve.maxTokens': z.number().int().min(32).max(65_536).default(4000),
  'solve.seed': z.number().int().min(0).max(4_294_967_295).default(1),
  'solve.codeLens': z.boolean().default(true),
  'solution.shape': z.enum(['numbered', 'list', 'align', 'quote']).default('numbered'),
  'check.sympyPython': z.string().default(''),
  'model.solver': z.string().default(''),
  'model.scorer': z.string().default(''),
  'model.file': z.string().default(''),
  'model.directory': z.string().default(''),
  'model.threads': z.number().int().min(0).max(256).default(0),
  'model.gpu': z.enum(['auto', 'off']).default('auto'),
  'model.idleMinutes': z.number().int().min(1).max(1440).default(10),
  'endpoint.url': z.string().default(''),
  'endpoint.model': z.string().default(''),
} as const;

export type SettingName = keyof typeof settingsSchema;
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settingsSchema)[Name]> };

/** A value that was not understood and for which the default was taken. */
export interface SettingFault {
  readonly name: SettingName;
  readonly message: string;
}

/** Reads all settings through `get`; a value that is not understood gives its default and a fault, never an exception. */
export function parseSettings(get: (name: SettingName) => unknown): {
  readonly settings: Settings;
  readonly faults: readonly SettingFault[];
} {
  const faults: SettingFault[] = [];
  const entries = Object.entries(settingsSchema).map(([key, schema]) => {
    const name = key as SettingName;
    const parsed = schema.safeParse(get(name));
    if (parsed.success) return [name, parsed.data];
    faults.push({ name, message: z.prettifyError(parsed.error) });
    return [name, schema.parse(undefined)];
  });
  return { settings: Object.fromEntries(entries) as Settings, faults };
}

import { type SettingName, type Settings, settingsSchema } from '../settings/schema.ts';

const PRIVATE: readonly SettingName[] = [
  'model.file',
  'model.directory',
  'endpoint.url',
  'endpoint.model',
  'check.sympyPython',
];

/** Settings that differ from their defaults. Paths and addresses are named without their value. */
export function changedSettings(settings: Settings): readonly string[] {
  return (Object.keys(settingsSchema) as SettingName[]).flatMap((name) => {
    if (settings[name] === settingsSchema[name].parse(undefined)) return [];
    return [PRIVATE.includes(name) ? `${name} (set)` : `${name} = ${String(settings[name])}`];
  });
}

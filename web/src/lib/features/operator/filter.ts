/** Which settings are shown, and how each is written where it can be changed. */
import type { Setting } from './api.ts';

export type Section = { name: string; settings: Setting[] };

/** Those whose key, value or source has every word that was typed, by section, in their order. */
export function sectionsOf(settings: readonly Setting[], typed: string, given: boolean): Section[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, Setting[]>();
  for (const setting of settings) {
    if (given && setting.source === 'default') continue;
    const text = `${setting.key} ${setting.value ?? ''} ${setting.where ?? ''}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const [section] = splitKey(setting.key);
    found.set(section, [...(found.get(section) ?? []), setting]);
  }
  return [...found].map(([name, some]) => ({ name, settings: some }));
}

/** The section of a key, empty for a plain one, and its name there. */
export function splitKey(key: string): [section: string, name: string] {
  const dot = key.indexOf('.');
  return dot < 0 ? ['', key] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** What to write in rampe.toml; the dots stand for the value. */
export function tomlOf(key: string): string {
  const [section, name] = splitKey(key);
  return section ? `[${section}]\n${name} = …` : `${name} = …`;
}

/** The variable that says the same, before the file does. */
export function variableOf(key: string): string {
  return `RAMPE_${key.replaceAll('.', '__').toUpperCase()}`;
}

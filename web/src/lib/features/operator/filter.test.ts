/** Settings are found by any of their words, and named as they are written. */
import { expect, it } from 'vitest';
import type { Setting } from './api.ts';
import { sectionsOf, splitKey, tomlOf, variableOf } from './filter.ts';

const setting = (key: string, value: string | null, source: Setting['source'] = 'default') =>
  ({ key, value, source, where: source === 'file' ? '/etc/rampe.toml' : null }) as Setting;

const ALL = [
  setting('name', '"Rampe"', 'file'),
  setting('web.port', '8080'),
  setting('web.caddy', null),
  setting('feed.pool_seconds', '3.0')
];
const keys = (typed: string, given = false) =>
  sectionsOf(ALL, typed, given).flatMap(({ settings }) => settings.map((one) => one.key));

it('groups settings by section, in their order', () => {
  expect(sectionsOf(ALL, '', false).map(({ name }) => name)).toEqual(['', 'web', 'feed']);
});

it('finds by key, value and source, in any order and case', () => {
  expect(keys('WEB')).toEqual(['web.port', 'web.caddy']);
  expect(keys('8080 port')).toEqual(['web.port']);
  expect(keys('etc/rampe')).toEqual(['name']);
  expect(keys('nothing')).toEqual([]);
  expect(keys('', true)).toEqual(['name']);
});

it('says how a setting is written', () => {
  expect(splitKey('a.b.c')).toEqual(['a', 'b.c']);
  expect(tomlOf('name')).toBe('name = …');
  expect(tomlOf('feed.pool_seconds')).toBe('[feed]\npool_seconds = …');
  expect(variableOf('feed.pool_seconds')).toBe('RAMPE_FEED__POOL_SECONDS');
});

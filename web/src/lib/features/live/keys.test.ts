/** What a finger does on a live, a key does too; who writes or reads keeps the keys. */
import { expect, it } from 'vitest';
import { keyOf } from './keys.ts';

const press = (key: string, inside: string[] = [], more = {}) =>
  keyOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target: {
      closest: (list: string) => (list.split(', ').some((one) => inside.includes(one)) ? {} : null)
    } as unknown as EventTarget,
    ...more
  });

it.each([
  [' ', 'pause'],
  ['m', 'sound'],
  ['C', 'write'],
  ['h', 'heart'],
  ['ArrowUp', 'louder'],
  ['x', null]
])('%j means %s', (key, meaning) => {
  expect(press(key)).toBe(meaning);
});

it('is for the field while one writes, and for the list while one reads back', () => {
  expect(press('h', ['textarea'])).toBeNull();
  expect(press('ArrowUp', ['[role="region"]'])).toBeNull();
  expect(press('h', ['[role="region"]'])).toBe('heart');
  expect(press(' ', ['button'])).toBeNull();
  expect(press('c', [], { ctrlKey: true })).toBeNull();
});

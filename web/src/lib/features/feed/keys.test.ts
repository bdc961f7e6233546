/** A feed's keys act where nothing else wants them (REC-01). */
import { expect, it } from 'vitest';
import { keyOf } from './keys.ts';

const pressed = (key: string, more: object = {}, inside: string[] = []) =>
  keyOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target: {
      closest: (selector: string) => inside.some((each) => selector.split(', ').includes(each))
    } as unknown as EventTarget,
    ...more
  });

it.each([
  ['ArrowDown', 'next'],
  ['K', 'previous'],
  [' ', 'pause'],
  ['ArrowRight', 'forward'],
  ['v', 'speed'],
  ['P', 'author'],
  ['?', 'help'],
  ['x', null]
])('%s is %s', (key, meaning) => {
  expect(pressed(key)).toBe(meaning);
});

it.each(['input', 'textarea', 'dialog'])('leaves %s alone', (element) => {
  expect(pressed('l', {}, [element])).toBeNull();
});

it('leaves space to buttons and links, and shortcuts to the browser', () => {
  expect(pressed(' ', {}, ['button'])).toBeNull();
  expect(pressed('l', {}, ['button'])).toBe('like');
  expect(pressed('l', { ctrlKey: true })).toBeNull();
});

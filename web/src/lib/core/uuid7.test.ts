/** Watch events are filed by the day in their id, so the time must be where RFC 9562 puts it. */
import { expect, it } from 'vitest';
import { uuid7 } from './uuid7.ts';

it('starts with the time in milliseconds, then version and variant', () => {
  const id = uuid7(0x0123456789ab);
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('is different each time', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});

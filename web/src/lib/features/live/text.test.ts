/** A comment is counted as people count characters (LIK-01). */
import { expect, it } from 'vitest';
import { left } from './text.ts';

it.each([
  ['', 150],
  ['  Bravo ', 145],
  ['é', 149],
  ['👩‍👩‍👧‍👦👍🏽', 148],
  ['x'.repeat(151), -1]
])('%j leaves %i', (text, expected) => {
  expect(left(text)).toBe(expected);
});

it('never takes more code points than are stored', () => {
  expect(left('👩‍👩‍👧‍👦'.repeat(90))).toBeLessThan(0);
});

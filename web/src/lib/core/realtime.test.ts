/** The live line waits longer after each failure, and never as long as everybody else. */
import { expect, it } from 'vitest';
import { waitBefore } from './realtime.svelte.ts';

it('doubles up to half a minute', () => {
  expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000]);
  expect(waitBefore(20, 1)).toBe(30_000);
});

it('leaves half of the wait to chance', () => {
  expect(waitBefore(3, 0)).toBe(2000);
});

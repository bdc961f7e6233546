/** Hearts go in batches, and fifteen of a second count (LIK-02). */
import { expect, it } from 'vitest';
import { drawnFor, HeartTaps } from './hearts.ts';

it('gathers taps until the batch leaves', () => {
  const taps = new HeartTaps();
  for (let tap = 0; tap < 5; tap++) expect(taps.tap(tap * 90)).toBe(true);
  expect(taps.take()).toBe(5);
  expect(taps.take()).toBe(0);
});

it('counts fifteen in any second, whenever it began', () => {
  const taps = new HeartTaps();
  const counted = Array.from({ length: 60 }, (_, tap) => taps.tap(tap * 50)).filter(Boolean);
  // Three seconds of twenty taps.
  expect(counted).toHaveLength(45);
  expect(taps.tap(10_000)).toBe(true);
});

it('keeps what could not leave, as far as it would count', () => {
  const taps = new HeartTaps();
  for (let tap = 0; tap < 10; tap++) taps.tap(tap);
  taps.giveBack(taps.take());
  for (let tap = 0; tap < 10; tap++) taps.tap(2_000 + tap);
  expect(taps.take()).toBe(20);
  taps.giveBack(20);
  expect(taps.take()).toBe(15);
});

it('draws a few as they are and a crowd as a crowd', () => {
  expect([0, -4, 1, 3, 10, 100_000].map(drawnFor)).toEqual([0, 0, 1, 3, 6, 8]);
});

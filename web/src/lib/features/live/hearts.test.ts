/** Hearts go in batches, and fifteen of a second count (LIK-02). */
import { expect, it } from 'vitest';
import { drawnFor, HeartsOfOthers, HeartTaps } from './hearts.ts';

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

it('counts fifteen over two tabs, of which each sends its own', () => {
  const tabs = [new HeartTaps(), new HeartTaps()] as const;
  let counted = 0;
  for (let now = 0; now < 10_000; now += 25) {
    const [here, there] = now % 50 ? tabs : [tabs[1], tabs[0]];
    if (!here.tap(now)) continue;
    there.tappedElsewhere(now);
    counted += 1;
  }
  expect(counted).toBe(150);
  expect(tabs[0].take() + tabs[1].take()).toBe(150);
});

it('takes for the others’ what is stored beyond one’s own, however many one tapped', () => {
  const others = new HeartsOfOthers();
  expect(others.fresh(990, null)).toBe(0);
  expect(others.fresh(1_000, 40)).toBe(10);
  expect(others.fresh(1_015, 55)).toBe(0);
  // Thirty were tapped on two devices, and twenty were stored.
  expect(others.fresh(1_035, 75)).toBe(0);
  expect(others.fresh(1_040, 75)).toBe(5);
  // Stored, and not told yet: never fewer than none.
  expect(others.fresh(1_040, 76)).toBe(0);
});

it('draws a few as they are and a crowd as a crowd', () => {
  expect([0, -4, 1, 3, 10, 100_000].map(drawnFor)).toEqual([0, 0, 1, 3, 6, 8]);
});

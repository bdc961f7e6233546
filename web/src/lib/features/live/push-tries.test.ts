/** Nobody stays on the slower way for good, and nobody is interrupted each minute. */
import { expect, it } from 'vitest';
import { PushTries } from './push-tries.ts';

const MINUTE = 60_000;

it('may at first', () => {
  expect(new PushTries().may(0)).toBe(true);
});

it('waits twice as long each time, a quarter of an hour at most', () => {
  const tries = new PushTries();
  let now = 0;
  const waits = Array.from({ length: 6 }, () => {
    const wait = tries.failed(now);
    expect(tries.may(now + wait - 1)).toBe(false);
    now += wait;
    expect(tries.may(now)).toBe(true);
    return wait / MINUTE;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 16]);
});

it('begins anew when push has held', () => {
  const tries = new PushTries();
  tries.failed(0);
  tries.failed(MINUTE);
  expect(tries.failed(30 * MINUTE)).toBe(MINUTE);
});

it('tries another network, a minute after it failed at the earliest', () => {
  const tries = new PushTries();
  for (const at of [0, 1, 3]) tries.failed(at * MINUTE);
  tries.moved();
  expect(tries.may(3.5 * MINUTE)).toBe(false);
  expect(tries.may(4 * MINUTE)).toBe(true);
});

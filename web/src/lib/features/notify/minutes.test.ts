import { expect, it } from 'vitest';
import { fromClock, toClock } from './minutes.ts';

it('writes and reads every minute of a day', () => {
  expect(toClock(1320)).toBe('22:00');
  for (let minute = 0; minute < 1440; minute += 7) expect(fromClock(toClock(minute))).toBe(minute);
});

it('reads seconds away, and nothing from an empty field', () => {
  expect(fromClock('07:05:30')).toBe(425);
  expect(fromClock('')).toBeNull();
});

/** Sections follow the calendar of the reader. */
import { expect, it } from 'vitest';
import type { Line } from './api.ts';
import { ageOf, sectionsOf } from './sections.ts';

const now = new Date(2026, 5, 10, 0, 30);
const at = (...parts: [number, number, number, number?]) => new Date(2026, ...parts).toISOString();

it('tells today from yesterday by the date, not by the hours', () => {
  expect(ageOf(at(5, 10, 0, 5), now)).toBe('today');
  expect(ageOf(at(5, 9, 23, 50), now)).toBe('week');
  expect(ageOf(at(5, 3, 1), now)).toBe('week');
  expect(ageOf(at(5, 2, 23), now)).toBe('earlier');
});

it('keeps the order of the lines', () => {
  const lines = [at(5, 10, 0, 5), at(5, 9, 12), at(5, 8, 12), at(0, 1, 12)].map(
    (moment, index) => ({ id: String(index), at: moment }) as Line
  );
  expect(sectionsOf(lines, now).map(({ age, lines }) => [age, lines.length])).toEqual([
    ['today', 1],
    ['week', 2],
    ['earlier', 1]
  ]);
});

it('has each title once, also for what was told late', () => {
  const lines = [at(5, 10, 0, 5), at(0, 1, 12), at(5, 10, 0, 4), at(5, 8, 12)].map(
    (moment, index) => ({ id: String(index), at: moment }) as Line
  );
  expect(sectionsOf(lines, now).map(({ age, lines }) => [age, lines.length])).toEqual([
    ['today', 1],
    ['earlier', 3]
  ]);
});

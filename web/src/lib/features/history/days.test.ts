import { expect, test } from 'vitest';
import { byDay } from './days.ts';

const at = (day: number, hour: number) => ({
  seen_at: new Date(2026, 2, day, hour).toISOString()
});

test('neighbours of one day are together, in the order given', () => {
  const items = [at(3, 23), at(3, 1), at(2, 12)];
  const days = byDay(items);
  expect(days.map((day) => day.items)).toEqual([[items[0], items[1]], [items[2]]]);
});

test('nothing makes no days', () => {
  expect(byDay([])).toEqual([]);
});

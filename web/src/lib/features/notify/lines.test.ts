/** The inbox lives: lines arrive, move, change and leave, and nothing moves while one reads. */
import { describe, expect, it } from 'vitest';
import type { Line } from './api.ts';
import { isNewer, Lines } from './lines.svelte.ts';

const line = (id: string, rev: string, more: Partial<Line> = {}): Line => ({
  id,
  rev,
  kind: 'like',
  topic: 'likes',
  people: [],
  count: 1,
  text: '',
  about_text: '',
  image_url: null,
  path: '/',
  over: false,
  facts: {},
  at: '2026-01-01T00:00:00Z',
  seen: false,
  read: false,
  ...more
});

function listOf(...lines: Line[]): Lines {
  const list = new Lines(null);
  list.items = lines;
  return list;
}

const shown = (list: Lines) => list.items.map((item) => `${item.id}@${item.rev}×${item.count}`);

describe('Lines', () => {
  it('puts what is new on top', () => {
    const list = listOf(line('1', '20'));
    list.take(line('2', '30'), false);
    expect(shown(list)).toEqual(['2@30×1', '1@20×1']);
  });

  it('moves a line that gathered more', () => {
    const list = listOf(line('2', '30'), line('1', '20'));
    list.take(line('1', '40', { count: 2 }), false);
    expect(shown(list)).toEqual(['1@40×2', '2@30×1']);
  });

  it('changes a line in its place when it lost somebody', () => {
    const list = listOf(line('2', '30'), line('1', '20', { count: 3 }));
    list.take(line('1', '20', { count: 2 }), false);
    expect(shown(list)).toEqual(['2@30×1', '1@20×2']);
  });

  it('keeps arrivals waiting while one reads, and lets them down in order', () => {
    const list = listOf(line('2', '30'), line('1', '20'));
    list.take(line('1', '40', { count: 2 }), true);
    list.take(line('3', '50'), true);
    expect(shown(list)).toEqual(['2@30×1', '1@20×2']);
    expect(list.waiting.size).toBe(2);
    list.release();
    expect(shown(list)).toEqual(['3@50×1', '1@40×2', '2@30×1']);
    expect(list.waiting.size).toBe(0);
  });

  it('drops what is gone, also what only waited', () => {
    const list = listOf(line('1', '20'));
    list.take(line('2', '30'), true);
    list.drop('1');
    list.drop('2');
    list.release();
    expect(shown(list)).toEqual([]);
  });

  it('shows only the topic that is chosen', () => {
    const list = new Lines('follows');
    list.take(line('1', '20'), false);
    list.take(line('2', '30', { topic: 'follows', kind: 'follow' }), false);
    expect(shown(list)).toEqual(['2@30×1']);
  });
});

it('compares ids as the numbers they are', () => {
  expect(isNewer('100', '99')).toBe(true);
  expect(isNewer('99', '100')).toBe(false);
  expect(isNewer('118334022516346881', '118334022516346880')).toBe(true);
});

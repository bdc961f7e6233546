import { describe, expect, it } from 'vitest';
import { fingerprintOf, stillOpen, type Unfinished } from './memory.ts';

const file = { name: 'clip.mp4', type: 'video/mp4', size: 10, lastModified: 5 };
const hour = 3_600_000;

const entry = (accountId: string, at: number): Unfinished => ({
  fingerprint: fingerprintOf(accountId, file),
  url: '/api/v1/uploads/1',
  name: file.name,
  size: file.size,
  assetId: '2',
  videoId: null,
  at
});

describe('fingerprintOf', () => {
  it('tells files and accounts apart', () => {
    const prints = [
      fingerprintOf('1', file),
      fingerprintOf('2', file),
      fingerprintOf('1', { ...file, size: 11 }),
      fingerprintOf('1', { ...file, lastModified: 6 })
    ];
    expect(new Set(prints).size).toBe(4);
    expect(fingerprintOf('1', { ...file })).toBe(prints[0]);
  });
});

describe('stillOpen', () => {
  it('keeps this account’s uploads of the last day', () => {
    const mine = entry('1', 0);
    expect(stillOpen([mine, entry('12', 0)], '1', 23 * hour)).toEqual([mine]);
    expect(stillOpen([mine], '1', 24 * hour)).toEqual([]);
  });
});

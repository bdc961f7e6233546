import { describe, expect, it } from 'vitest';
import { momentsOf, nearest } from './frames.ts';

describe('momentsOf', () => {
  it('spreads over the video, at most one a second', () => {
    expect(momentsOf(3)).toEqual([500, 1500, 2500]);
    expect(momentsOf(600)).toHaveLength(12);
    expect(momentsOf(0.4)).toEqual([200]);
  });
});

describe('nearest', () => {
  const frames = [{ ms: 0 }, { ms: 1000 }, { ms: 2000 }];
  it.each([
    [400, 0],
    [600, 1000],
    [9000, 2000]
  ])('%i ms → the frame of %i ms', (ms, found) => {
    expect(nearest(frames, ms)?.ms).toBe(found);
  });

  it('is none where there are no frames', () => {
    expect(nearest([], 5)).toBeNull();
  });
});

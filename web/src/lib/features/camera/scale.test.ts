import { describe, expect, it } from 'vitest';
import { barOf, scaleOf } from './scale.ts';

describe('scaleOf', () => {
  it('grows in steps and ends at the maximum', () => {
    expect(scaleOf(0, 600_000)).toBe(15_000);
    expect(scaleOf(15_001, 600_000)).toBe(60_000);
    expect(scaleOf(200_000, 600_000)).toBe(600_000);
    expect(scaleOf(0, 10_000)).toBe(10_000);
    expect(scaleOf(700_000, 650_000)).toBe(650_000);
  });
});

describe('barOf', () => {
  it('gives each segment its part, the running one last', () => {
    const clips = [
      { lengthMs: 3000, speed: 1 },
      { lengthMs: 6000, speed: 2 }
    ];
    expect(barOf(clips, 1500, 600_000)).toEqual([0.2, 0.2, 0.1]);
  });
});

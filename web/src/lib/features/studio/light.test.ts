import { describe, expect, it } from 'vitest';
import { lightOf, soundOf } from './light.ts';

const picture = (at: (x: number, y: number) => number) =>
  Array.from({ length: 32 * 18 }, (_, index) => at(index % 32, Math.floor(index / 32)));

describe('lightOf', () => {
  it('tells a dark room, a lamp in the lens and a window behind a face', () => {
    expect(
      lightOf(
        picture(() => 20),
        32
      )
    ).toBe('dark');
    expect(
      lightOf(
        picture(() => 240),
        32
      )
    ).toBe('bright');
    expect(
      lightOf(
        picture((x) => (x > 8 && x < 24 ? 70 : 200)),
        32
      )
    ).toBe('backlit');
    expect(
      lightOf(
        picture(() => 128),
        32
      )
    ).toBe('fine');
  });
});

describe('soundOf', () => {
  it('tells silence, a voice far away and one too close', () => {
    expect(soundOf([0, 0.02, 0.05])).toBe('silent');
    expect(soundOf([0.02, 0.3])).toBe('low');
    expect(soundOf([0.2, 0.7])).toBe('fine');
    expect(soundOf([0.99, 1, 0.5])).toBe('loud');
    expect(soundOf([])).toBe('silent');
  });
});

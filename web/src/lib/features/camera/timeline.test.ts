import { describe, expect, it } from 'vitest';
import {
  locate,
  momentOf,
  orWhole,
  piecesOf,
  shownMs,
  startsOf,
  totalMs,
  within
} from './timeline.ts';

// 2 s at half speed, 3 s as recorded, 4 s at double speed: 4 + 3 + 2 s.
const clips = [
  { lengthMs: 2000, speed: 0.5 },
  { lengthMs: 3000, speed: 1 },
  { lengthMs: 4000, speed: 2 }
];

describe('a take', () => {
  it('lasts as long as its segments play', () => {
    expect(clips.map(shownMs)).toEqual([4000, 3000, 2000]);
    expect(totalMs(clips)).toBe(9000);
    expect(startsOf(clips)).toEqual([0, 4000, 7000]);
  });

  it('finds the recorded moment of a shown one, and back', () => {
    expect(locate(clips, 0)).toEqual({ index: 0, atMs: 0 });
    expect(locate(clips, 3000)).toEqual({ index: 0, atMs: 1500 });
    expect(locate(clips, 4000)).toEqual({ index: 1, atMs: 0 });
    expect(locate(clips, 8000)).toEqual({ index: 2, atMs: 2000 });
    expect(locate(clips, 99_000)).toEqual({ index: 2, atMs: 4000 });
    expect(locate([], 0)).toBeNull();
    for (const ms of [0, 1, 3999, 4000, 6999, 7000, 8999]) {
      const found = locate(clips, ms);
      expect(found && momentOf(clips, found.index, found.atMs)).toBe(ms);
    }
  });
});

describe('piecesOf', () => {
  it('is everything without a part', () => {
    expect(piecesOf(clips, null).map((each) => each.whole)).toEqual([true, true, true]);
  });

  it('cuts in recorded time and leaves out what is not meant', () => {
    expect(piecesOf(clips, { startMs: 1000, endMs: 5000 })).toEqual([
      { index: 0, fromMs: 500, toMs: 2000, whole: false },
      { index: 1, fromMs: 0, toMs: 1000, whole: false }
    ]);
    expect(piecesOf(clips, { startMs: 7000, endMs: 9000 })).toEqual([
      { index: 2, fromMs: 0, toMs: 4000, whole: true }
    ]);
  });

  it('adds up to the part, wherever it is', () => {
    for (let startMs = 0; startMs < 8500; startMs += 370) {
      const part = { startMs, endMs: startMs + 500 };
      const sum = piecesOf(clips, part).reduce(
        (total, each) => total + (each.toMs - each.fromMs) / (clips[each.index]?.speed ?? 1),
        0
      );
      expect(Math.abs(sum - 500)).toBeLessThan(2);
    }
  });
});

describe('within', () => {
  it('keeps a part inside, and long enough', () => {
    expect(within({ startMs: -5, endMs: 99 }, 9000, 3000)).toEqual({ startMs: 0, endMs: 3000 });
    expect(within({ startMs: 8000, endMs: 9500 }, 9000, 3000)).toEqual({
      startMs: 6000,
      endMs: 9000
    });
    expect(within({ startMs: 0, endMs: 10 }, 2000, 3000)).toEqual({ startMs: 0, endMs: 2000 });
  });

  it('knows the whole', () => {
    expect(orWhole({ startMs: 0, endMs: 9000 }, 9000.4)).toBeNull();
    expect(orWhole({ startMs: 1, endMs: 9000 }, 9000)).toEqual({ startMs: 1, endMs: 9000 });
  });
});

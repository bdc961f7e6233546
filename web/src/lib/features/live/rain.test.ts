/** Hearts are where the finger was, few enough, and gone by themselves (LIK-02). */
import { describe, expect, it } from 'vitest';
import { MOST, Rain } from './rain.ts';

const STAGE = { width: 1_440, height: 840 };
const FRAME = 1_000 / 60;

/** What is painted while frames come in time, from one moment to another. */
function frames(rain: Rain, from: number, to: number) {
  rain.begin(from);
  const painted = [];
  for (let now = from; now <= to; now += FRAME) painted.push(rain.frame(now));
  return painted;
}

describe('one’s own heart', () => {
  it.each([
    { x: 300, y: 90 },
    { x: 4, y: 2 },
    { x: 1_436, y: 838 }
  ])('rises from the finger at $x, $y and stays in the picture until it fades', (at) => {
    const rain = new Rain();
    rain.tap(STAGE, at, false, 0);
    const painted = frames(rain, 0, 800).flat();
    const seen = painted.filter(({ size }) => size > 10).map(({ x, y }) => ({ x, y }));
    const far = seen.map(({ x, y }) => Math.hypot(x - at.x, y - at.y));
    expect(far[0]).toBeLessThan(40);
    const heights = seen.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((one, other) => other - one));
    expect(Math.min(...heights)).toBeGreaterThan(-20);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(8);
  });

  it('is shown also where there are as many as there may be', () => {
    const rain = new Rain();
    for (let each = 0; each < MOST; each++) rain.fall(STAGE, 0);
    rain.tap(STAGE, { x: 100, y: 100 }, false, 0);
    const painted = rain.frame(1);
    expect(painted).toHaveLength(MOST);
    expect(painted.filter(({ x }) => x < 200)).toHaveLength(1);
  });

  it('has another colour and less way when it does not count', () => {
    const rain = new Rain();
    rain.tap(STAGE, { x: 100, y: 700 }, true, 0);
    rain.tap(STAGE, { x: 100, y: 700 }, false, 0);
    const painted = frames(rain, 0, 1_000).at(-1) ?? [];
    expect(painted.map(({ colour }) => colour === null)).toEqual([true, false]);
    const [slow = 0, counted = 0] = painted.map(({ y }) => y);
    expect(slow).toBeGreaterThan(counted);
  });
});

it('keeps the others’ in the lower right third', () => {
  const rain = new Rain();
  for (let each = 0; each < 20; each++) rain.fall(STAGE, each);
  for (const { x, y } of frames(rain, 20, 2_400).flat()) {
    expect(x).toBeGreaterThan((STAGE.width * 2) / 3);
    expect(y).toBeGreaterThan((STAGE.height * 2) / 3 - 24);
  }
});

it('has so many at once and no more, and ends', () => {
  const rain = new Rain();
  for (let each = 0; each < 1_000; each++) {
    rain.fall(STAGE, 0);
    rain.tap(STAGE, { x: 50, y: 50 }, false, 0);
  }
  expect(rain.frame(1)).toHaveLength(MOST);
  expect(frames(rain, 1, 2_300).at(-1)).toEqual([]);
  expect(rain.empty).toBe(true);
});

it('gives way to the picture while frames come late', () => {
  const rain = new Rain();
  for (let now = 0; now < 500; now += 50) {
    rain.fall(STAGE, now);
    rain.frame(now);
  }
  for (let each = 0; each < MOST; each++) rain.fall(STAGE, 500);
  const late = rain.frame(510).length;
  expect(late).toBeLessThanOrEqual(10);
  rain.tap(STAGE, { x: 50, y: 50 }, false, 520);
  expect(rain.frame(521).some(({ x }) => x < 100)).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { Pressure, type Verdict } from './pressure.ts';

const KBPS = 2000;
const bytes = (seconds: number) => (seconds * KBPS * 1000) / 8;
const BOTH = { lower: true, raise: true };

/** What is said while `seconds` of picture wait, looked at each 250 ms. */
function over(pressure: Pressure, seconds: number, from: number, to: number, may = BOTH) {
  const said: [number, Verdict][] = [];
  for (let now = from; now <= to; now += 250) {
    const verdict = pressure.judge(bytes(seconds), KBPS, now, may);
    if (verdict !== 'keep') said.push([now, verdict]);
  }
  return said;
}

describe('Pressure', () => {
  it('takes a short jam as it is', () => {
    expect(over(new Pressure(), 1, 0, 500)).toEqual([]);
  });

  it('lowers when the line stays behind, and gives the new step time', () => {
    expect(over(new Pressure(), 1, 0, 5000).map(([now]) => now)).toEqual([750, 3750]);
  });

  it('pauses when no more may wait, and resumes once the line is free', () => {
    const pressure = new Pressure();
    expect(over(pressure, 3, 0, 1000)).toEqual([[0, 'pause']]);
    expect(over(pressure, 0.5, 1250, 2000)).toEqual([]);
    expect(over(pressure, 0.1, 2250, 2500)).toEqual([[2250, 'resume']]);
    expect(pressure.paused).toBe(false);
  });

  it('stays at the last step until nothing more may wait', () => {
    const least = { lower: false, raise: true };
    expect(over(new Pressure(), 1, 0, 20_000, least)).toEqual([]);
    expect(over(new Pressure(), 2.6, 0, 250, least)).toEqual([[0, 'pause']]);
  });

  it('climbs after a while of a free line, later each time it was too much', () => {
    const pressure = new Pressure();
    const first = over(pressure, 0, 0, 21_000);
    expect(first).toEqual([[20_000, 'raise']]);
    expect(over(pressure, 1, 23_250, 24_500)).toEqual([[24_000, 'lower']]);
    expect(over(pressure, 0, 25_000, 70_000)).toEqual([[65_000, 'raise']]);
  });
});

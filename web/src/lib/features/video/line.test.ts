import { describe, expect, test } from 'vitest';
import { fastestLoad } from './line.ts';

const load = (transferSize: number, responseStart: number, responseEnd: number) => ({
  transferSize,
  responseStart,
  responseEnd
});

describe('the line before anything was measured', () => {
  test('is as fast as the fastest load, in bits per second', () => {
    expect(fastestLoad([load(80_000, 500, 1_500), load(190_000, 2_000, 3_000)])).toBe(1_520_000);
  });

  test('is not known by small loads, by what came from a cache, nor by what took no time', () => {
    expect(fastestLoad([load(900, 0, 1), load(0, 10, 10), load(50_000, 20, 20)])).toBeNull();
  });
});

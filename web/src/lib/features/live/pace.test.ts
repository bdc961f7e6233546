/** How fast a live plays: what is kept buffered, when it hurries, slows down or jumps (GOL-02). */
import { describe, expect, it } from 'vitest';
import { Pace, type Reading } from './pace.ts';

/** Reads every 100 ms for so long; `at` changes what is read. */
function run(pace: Pace, from: number, ms: number, at: (now: number) => Partial<Reading>) {
  let order = { rate: 1, jump: null as number | null };
  for (let now = from; now < from + ms; now += 100) {
    order = pace.read({
      now,
      ahead: pace.target,
      outside: false,
      position: now / 1000,
      frames: now / 33,
      expected: true,
      ...at(now)
    });
  }
  return order;
}

const joinedAt = (ahead = 0.25) => {
  const pace = new Pace();
  run(pace, 0, 2_000, () => ({ ahead }));
  return pace;
};

describe('the speed', () => {
  it.each([
    [0, 0.85],
    [0.08, 0.95],
    [0.15, 0.98],
    [0.25, 1],
    [0.35, 1.05],
    [1.2, 1.1]
  ])('with at least %s s buffered in the last second is %s', (low, rate) => {
    expect(run(joinedAt(), 2_000, 1_500, () => ({ ahead: low })).rate).toBe(rate);
  });

  it('follows the least of the last second, not the moment after a part', () => {
    const pace = joinedAt();
    const order = run(pace, 2_000, 1_000, (now) => ({ ahead: now === 2_400 ? 0.05 : 0.3 }));
    expect(order.rate).toBe(0.95);
  });
});

describe('a jump', () => {
  it('takes in the burst of a join at once', () => {
    const pace = new Pace();
    expect(pace.read({ ...still(0), ahead: 1.1 }).jump).toBe(0.25);
  });

  it('comes later only when more than a second and a half behind', () => {
    expect(run(joinedAt(), 2_000, 1_200, () => ({ ahead: 1.4 })).jump).toBeNull();
    const pace = joinedAt();
    const jumps: (number | null)[] = [];
    for (let now = 2_000; now < 3_500; now += 100) {
      jumps.push(run(pace, now, 100, () => ({ ahead: 1.6 })).jump);
    }
    expect(jumps.filter((jump) => jump !== null)).toEqual([0.25]);
  });

  it('ends what hurrying does not: eight seconds late', () => {
    const pace = joinedAt();
    expect(run(pace, 2_000, 8_000, () => ({ ahead: 1.2 })).jump).toBeNull();
    const jumps: (number | null)[] = [];
    for (let now = 10_000; now < 12_000; now += 100) {
      jumps.push(run(pace, now, 100, () => ({ ahead: 1.2 })).jump);
    }
    expect(jumps.filter((jump) => jump !== null)).toEqual([0.25]);
  });

  it('leaves a hole behind at once', () => {
    expect(run(joinedAt(), 2_000, 100, () => ({ outside: true })).jump).toBe(0.25);
  });
});

const still = (now: number): Reading => ({
  now,
  ahead: 0,
  outside: false,
  position: 1,
  frames: 30,
  expected: true
});

describe('a stall', () => {
  const stall = (pace: Pace, from: number, ms = 600) =>
    run(pace, from, ms, () => ({ ahead: 0, position: 1, frames: 30 }));

  it('adds 75 ms to what is kept, once however long it lasts', () => {
    const pace = joinedAt();
    stall(pace, 2_000, 3_000);
    expect(pace.stalls).toBe(1);
    expect(pace.target).toBeCloseTo(0.325);
    expect(pace.frozenMs).toBeGreaterThan(2_500);
  });

  it('never makes it more than 600 ms', () => {
    const pace = joinedAt();
    for (let turn = 0; turn < 9; turn++) {
      stall(pace, 2_000 + turn * 2_000);
      run(pace, 3_000 + turn * 2_000, 500, () => ({}));
    }
    expect(pace.stalls).toBe(9);
    expect(pace.target).toBeCloseTo(0.6);
  });

  it('is forgotten by 10 ms each ten clean seconds, down to where it began', () => {
    const pace = joinedAt();
    stall(pace, 2_000);
    run(pace, 2_600, 20_000, () => ({}));
    expect(pace.target).toBeCloseTo(0.305);
    run(pace, 22_600, 200_000, () => ({}));
    expect(pace.target).toBeCloseTo(0.25);
  });

  it('is seen when the sound goes on and the picture does not', () => {
    const pace = joinedAt();
    run(pace, 2_000, 1_000, () => ({ ahead: -0.4, frames: 30 }));
    expect(pace.stalls).toBe(1);
  });

  it('is none while paused, hidden or the host is away, nor for a camera of 2 frames a second', () => {
    const pace = joinedAt();
    run(pace, 2_000, 3_000, () => ({ ahead: 0, position: 1, frames: 30, expected: false }));
    run(pace, 5_000, 3_000, (now) => ({ frames: Math.floor(now / 500) }));
    expect(pace.stalls).toBe(0);
  });
});

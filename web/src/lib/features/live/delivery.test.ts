/** Push gives way when it brings nothing, and begins anew when what it brings is not played. */
import { describe, expect, it } from 'vitest';
import { Delivery } from './delivery.ts';

/** A part each 100 ms for so long, as many of them keys as `key` says; was it ever stuck? */
function run(
  delivery: Delivery,
  from: number,
  ms: number,
  { end, key }: { end: (now: number) => number; key: (now: number) => boolean }
): boolean {
  let stuck = false;
  for (let now = from; now < from + ms; now += 100) {
    delivery.part(now, key(now));
    stuck ||= delivery.isStuck(end(now));
  }
  return stuck;
}

const everySecond = (now: number) => now % 1_000 === 0;
const grows = (now: number) => now;

describe('sockets', () => {
  it('that bring nothing twice have another way taken', () => {
    const delivery = new Delivery();
    expect(delivery.closed(0, false)).toBe(false);
    expect(delivery.closed(500, false)).toBe(true);
  });

  it('may fail while a server starts anew', () => {
    const delivery = new Delivery();
    delivery.part(1_000, true);
    expect([2_000, 4_000, 8_000, 15_000].map((now) => delivery.closed(now, false))).toEqual(
      Array(4).fill(false)
    );
    expect(delivery.closed(17_000, false)).toBe(false);
    expect(delivery.closed(20_000, false)).toBe(true);
  });
});

describe('what comes', () => {
  it('is played as long as the buffered grows', () => {
    expect(run(new Delivery(), 0, 10_000, { end: grows, key: everySecond })).toBe(false);
  });

  it('is stuck when keys come and nothing is added', () => {
    const delivery = new Delivery();
    run(delivery, 0, 2_000, { end: grows, key: everySecond });
    expect(run(delivery, 2_000, 2_000, { end: () => 1_900, key: everySecond })).toBe(true);
  });

  it('is not stuck while a camera stands still and its sound goes on, nor when it comes back', () => {
    const delivery = new Delivery();
    run(delivery, 0, 2_000, { end: grows, key: everySecond });
    expect(run(delivery, 2_000, 60_000, { end: () => 1_900, key: () => false })).toBe(false);
    expect(run(delivery, 62_000, 3_000, { end: grows, key: everySecond })).toBe(false);
  });

  it('is not stuck after a pause of the host', () => {
    const delivery = new Delivery();
    run(delivery, 0, 2_000, { end: grows, key: everySecond });
    delivery.part(2_000, true);
    delivery.part(9_000, true);
    expect(delivery.isStuck(1_900)).toBe(false);
    expect(run(delivery, 9_100, 3_000, { end: grows, key: everySecond })).toBe(false);
  });

  it('begins anew with another source', () => {
    const delivery = new Delivery();
    run(delivery, 0, 1_000, { end: () => 0, key: everySecond });
    delivery.beginAnew();
    expect(run(delivery, 1_000, 1_500, { end: () => 0, key: (now) => now === 1_000 })).toBe(false);
  });
});

/** A tap pauses, two taps like, one turn of the wheel is one video (REC-01). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Finger, hold, swipeStep, taps, wheelSteps } from './gestures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits to know that a tap stays alone', () => {
  const once = vi.fn();
  const twice = vi.fn();
  taps({ once, twice }).tap({ x: 1, y: 1 }, 0);
  expect(once).not.toHaveBeenCalled();
  vi.advanceTimersByTime(320);
  expect(once).toHaveBeenCalledOnce();
  expect(twice).not.toHaveBeenCalled();
});

it('likes at the second tap and pauses nothing', () => {
  const once = vi.fn();
  const twice = vi.fn();
  const gesture = taps({ once, twice });
  gesture.tap({ x: 10, y: 10 }, 0);
  gesture.tap({ x: 14, y: 12 }, 200);
  vi.advanceTimersByTime(1000);
  expect(twice).toHaveBeenCalledExactlyOnceWith({ x: 14, y: 12 });
  expect(once).not.toHaveBeenCalled();
});

it('takes two taps far apart for two', () => {
  const twice = vi.fn();
  const gesture = taps({ once: vi.fn(), twice });
  gesture.tap({ x: 10, y: 10 }, 0);
  gesture.tap({ x: 300, y: 400 }, 100);
  expect(twice).not.toHaveBeenCalled();
});

const press = (x: number, y: number) => ({ clientX: x, clientY: y, isPrimary: true, button: 0 });

it('plays faster as long as a finger stays, and takes no tap of it', () => {
  const begin = vi.fn(() => true);
  const end = vi.fn();
  const holding = hold({ begin, end });
  holding.down(press(100, 300));
  holding.move(press(104, 303));
  vi.advanceTimersByTime(460);
  expect(begin).toHaveBeenCalledOnce();
  expect(end).not.toHaveBeenCalled();
  holding.up();
  expect(end).toHaveBeenCalledOnce();
  expect([holding.spent(), holding.spent()]).toEqual([true, false]);
});

it.each([
  ['taps', 200, 0],
  ['swipes', 600, -80]
])('holds nothing for a finger that %s', (_, ms, dy) => {
  const begin = vi.fn(() => true);
  const holding = hold({ begin, end: vi.fn() });
  holding.down(press(100, 300));
  holding.move(press(100, 300 + dy));
  vi.advanceTimersByTime(ms);
  holding.up();
  expect(begin).not.toHaveBeenCalled();
  expect(holding.spent()).toBe(false);
});

it('goes one video for a sweep with its inertia', () => {
  const step = vi.fn();
  const wheel = wheelSteps(step);
  const sweep = [4, 20, 60, 90, 70, 50, 40, 30, 24, 18, 14, 10, 8, 6, 5, 4];
  sweep.forEach((delta, index) => wheel(delta, 1000 + index * 16));
  expect(step).toHaveBeenCalledExactlyOnceWith(1);
});

it('goes on with each turn of a wheel that clicks', () => {
  const step = vi.fn();
  const wheel = wheelSteps(step);
  [1000, 1500, 2000].forEach((now) => wheel(-100, now));
  expect(step.mock.calls).toEqual([[-1], [-1], [-1]]);
});

it('goes on for a finger that went far or left fast, and only then', () => {
  expect(swipeStep(-300, -0.1, 740)).toBe(1);
  expect(swipeStep(300, 0, 740)).toBe(-1);
  expect(swipeStep(-60, -0.8, 740)).toBe(1);
  expect(swipeStep(-60, -0.1, 740)).toBe(0);
});

it('stays for a finger that turned back at the end', () => {
  expect(swipeStep(-200, 0.9, 740)).toBe(0);
});

it('knows how fast a finger was at the end, and that it rested', () => {
  const finger = new Finger(1, 0, 500, 0);
  finger.move(0, 500, 400);
  finger.move(10, 400, 450);
  expect(finger.velocity('y', 460)).toBeCloseTo(-2);
  expect(finger.velocity('x', 460)).toBeCloseTo(0.2);
  expect(finger.velocity('y', 600)).toBe(0);
});

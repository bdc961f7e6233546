import { describe, expect, it } from 'vitest';
import { HOLD_MS, Shutter } from './shutter.ts';

describe('Shutter', () => {
  it('starts with a tap and stops with the next', () => {
    const shutter = new Shutter();
    expect(shutter.press(0, false)).toBe('start');
    expect(shutter.release(80, false)).toBeNull();
    expect(shutter.press(5000, true)).toBe('stop');
    expect(shutter.release(5080, false)).toBeNull();
  });

  it('records as long as it is held', () => {
    const shutter = new Shutter();
    expect(shutter.press(0, false)).toBe('start');
    expect(shutter.release(HOLD_MS, false)).toBe('stop');
  });

  it('does not end twice what a press has ended', () => {
    const shutter = new Shutter();
    expect(shutter.press(0, true)).toBe('stop');
    expect(shutter.release(9000, false)).toBeNull();
  });

  it('lets a countdown run when it is let go', () => {
    const shutter = new Shutter();
    expect(shutter.press(0, false)).toBe('start');
    expect(shutter.release(2000, true)).toBeNull();
  });

  it('ignores a key that repeats, and a finger that went astray', () => {
    const shutter = new Shutter();
    expect(shutter.press(0, false)).toBe('start');
    expect(shutter.press(30, true)).toBeNull();
    shutter.cancel();
    expect(shutter.release(9000, false)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { clampFrame, cutOf, moved } from './crop.ts';

const picture = { width: 400, height: 200 };
const middle = { x: 0.5, y: 0.5, zoom: 1 };

describe('framing', () => {
  it('starts with the largest square in the middle', () => {
    expect(cutOf(middle, picture)).toEqual({ left: 100, top: 0, side: 200 });
  });

  it('cuts less when zoomed in', () => {
    expect(cutOf({ ...middle, zoom: 2 }, picture)).toEqual({ left: 150, top: 50, side: 100 });
  });

  it('follows the finger: dragging right shows what lies to the left', () => {
    // 100 shown pixels are the whole side of 200.
    expect(moved(middle, picture, 100, 25, 0)).toEqual({ x: 0.375, y: 0.5, zoom: 1 });
  });

  it('never leaves the picture', () => {
    expect(moved(middle, picture, 100, 9999, 9999)).toEqual({ x: 0.25, y: 0.5, zoom: 1 });
    expect(clampFrame({ x: 0, y: 1, zoom: 9 }, picture)).toEqual({ x: 0.0625, y: 0.875, zoom: 4 });
  });
});

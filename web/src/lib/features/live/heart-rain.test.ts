/** The canvas is painted on only while there is something on it, and never where nothing may move. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HeartRain } from './heart-rain.ts';

const waiting: FrameRequestCallback[] = [];
const context = { drawImage: vi.fn(), clearRect: vi.fn(), scale: vi.fn(), fill: vi.fn() };
const canvasOf = (): HTMLCanvasElement =>
  ({
    ...{ width: 0, height: 0, clientWidth: 360, clientHeight: 640 },
    getContext: () => context,
    getBoundingClientRect: () => ({ left: 0, top: 0 })
  }) as unknown as HTMLCanvasElement;

/** Lets the browser paint up to a moment; returns how many frames it was asked for. */
function paint(from: number, to: number): number {
  let frames = 0;
  for (let now = from; now < to && waiting.length; now += 16) {
    frames += 1;
    for (const run of waiting.splice(0)) run(now);
  }
  return frames;
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: canvasOf });
  vi.stubGlobal('Path2D', Object);
  vi.stubGlobal('devicePixelRatio', 3);
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => waiting.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => waiting.splice(0));
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  waiting.length = 0;
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('asks for frames while a heart is there, and then for none', () => {
  const canvas = canvasOf();
  const rain = new HeartRain(canvas, () => false);
  expect(waiting).toEqual([]);
  rain.tap({ x: 180, y: 40 }, false);
  rain.fall();
  expect(waiting).toHaveLength(1);
  paint(1, 100);
  expect(canvas.width).toBe(720);
  expect(context.drawImage).toHaveBeenCalled();
  expect(paint(100, 10_000)).toBeLessThan(200);
  expect(waiting).toEqual([]);
  expect([canvas.width, canvas.height]).toEqual([0, 0]);
  rain.fall();
  expect(waiting).toHaveLength(1);
  rain.stop();
  expect(waiting).toEqual([]);
});

it('does nothing where less motion is asked for', () => {
  const rain = new HeartRain(canvasOf(), () => true);
  rain.tap({ x: 180, y: 40 }, false);
  rain.fall();
  expect(waiting).toEqual([]);
});

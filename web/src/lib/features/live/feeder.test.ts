/** The feeder keeps a picture going for hours, and says when it cannot. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Feeder as Feeding } from './feeder.ts';
import { last, SourceStandIn, standIn, VideoStandIn, type BufferStandIn } from './stand-ins.ts';

const CODECS = 'avc1.42E01E,mp4a.40.2';
const bytes = (length: number) => new Uint8Array(length);
const settle = () => vi.advanceTimersByTimeAsync(0);
const onbroken = vi.fn();

let video: VideoStandIn;
let feeder: Feeding;

beforeEach(async () => {
  vi.useFakeTimers();
  onbroken.mockReset();
  standIn();
  vi.resetModules();
  const { Feeder } = await import('./feeder.ts');
  video = new VideoStandIn();
  feeder = new Feeder(video as unknown as HTMLVideoElement, () => undefined, onbroken);
});
afterEach(() => {
  feeder.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function begun(parts = 1): Promise<BufferStandIn> {
  await settle();
  feeder.init(CODECS, bytes(1));
  await settle();
  for (let part = 0; part < parts; part += 1) feeder.part(bytes(1));
  await settle();
  const { buffer } = last(SourceStandIn.all);
  if (!buffer) throw new Error('no buffer');
  return buffer;
}

it('appends what came while it was busy in one piece', async () => {
  const buffer = await begun(5);
  expect(buffer.appended).toEqual([1, 1, 4]);
  expect(buffer.types).toEqual([`video/mp4; codecs="${CODECS}"`]);
  expect(feeder.newest?.end).toBeCloseTo(0.6);
});

it('lets what has long played go, a few seconds at once', async () => {
  const buffer = await begun(200);
  video.currentTime = 13;
  feeder.part(bytes(1));
  await settle();
  expect(buffer.removed).toEqual([]);
  video.currentTime = 15;
  feeder.part(bytes(1));
  await settle();
  expect(buffer.removed).toEqual([[0, 5]]);
  expect(buffer.appended.at(-1)).toBe(1);
});

it('makes room once when the browser has none, and loses nothing by it', async () => {
  const buffer = await begun(60);
  video.currentTime = 5;
  buffer.full = 1;
  feeder.part(bytes(7));
  await settle();
  expect(buffer.removed).toEqual([[0, 4]]);
  expect(buffer.appended.at(-1)).toBe(7);
  expect(onbroken).not.toHaveBeenCalled();
});

it('changes the type when the codecs change, and asks for another source for other tracks', async () => {
  const buffer = await begun();
  const other = 'avc1.64001F,mp4a.40.2';
  expect([feeder.fits(other), feeder.fits('mp4a.40.2')]).toEqual([true, false]);
  feeder.init(other, bytes(1));
  await settle();
  expect(buffer.types.at(-1)).toBe(`video/mp4; codecs="${other}"`);
});

it.each([
  [
    'the browser cannot decode',
    (buffer: BufferStandIn) => buffer.dispatchEvent(new Event('error'))
  ],
  [
    'has no room left at all',
    (buffer: BufferStandIn) => {
      buffer.full = 9;
      feeder.part(bytes(1));
    }
  ]
])('says once that %s', async (_, breaks) => {
  breaks(await begun());
  await settle();
  feeder.part(bytes(1));
  await settle();
  expect(onbroken).toHaveBeenCalledOnce();
});

it('says that a source never opened', async () => {
  const { Feeder } = await import('./feeder.ts');
  const still = new Feeder({} as HTMLVideoElement, () => undefined, onbroken);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onbroken).toHaveBeenCalledOnce();
  still.destroy();
});

it('plays to its end when nothing more comes', async () => {
  await begun();
  feeder.end();
  expect(last(SourceStandIn.all).readyState).toBe('ended');
});

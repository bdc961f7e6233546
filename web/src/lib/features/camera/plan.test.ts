import { describe, expect, it } from 'vitest';
import { LONGEST_ENCODE_MS, planFor, type Look, type PlanPiece } from './plan.ts';

const look = (change: Partial<Look> = {}): Look => ({
  lengthMs: 10_000,
  firstMs: 0,
  width: 720,
  height: 1280,
  videoKey: 'avc1 720 1280',
  sound: true,
  reordered: false,
  keyFramesMs: [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000],
  ...change
});
const piece = (change: Partial<PlanPiece> = {}): PlanPiece => ({
  look: look(),
  fromMs: 0,
  toMs: 10_000,
  speed: 1,
  whole: true,
  ...change
});
const all = { encodes: true, encodesSound: true };
const none = { encodes: false, encodesSound: false };

describe('planFor', () => {
  it('copies segments that are alike, at any speed', () => {
    expect(planFor([piece(), piece({ speed: 2 })], all).how).toBe('copy');
    expect(planFor([piece(), piece()], none).how).toBe('copy');
  });

  it('copies from a key frame on, and up to any frame', () => {
    expect(planFor([piece({ fromMs: 2004, toMs: 4321 })], none).how).toBe('copy');
  });

  it('encodes what is cut between key frames, or of another size', () => {
    expect(planFor([piece({ fromMs: 2500 })], all).how).toBe('encode');
    const other = piece({ look: look({ videoKey: 'avc1 1280 720' }) });
    expect(planFor([piece(), other], all).how).toBe('encode');
  });

  it('leaves the cut to the server where encoding cannot be done here, or would be long', () => {
    expect(planFor([piece({ fromMs: 2500 })], none)).toEqual({ how: 'server', leadMs: 500 });
    const long = piece({
      look: look({ lengthMs: 300_000 }),
      fromMs: 9250,
      toMs: 9250 + LONGEST_ENCODE_MS + 1
    });
    expect(planFor([long], all)).toEqual({ how: 'server', leadMs: 250 });
    expect(planFor([piece({ fromMs: 2500, speed: 2 })], { ...all, encodes: false })).toEqual({
      how: 'server',
      leadMs: 250
    });
  });

  it('does not cut a stream whose pictures are stored out of order', () => {
    const reordered = look({ reordered: true });
    expect(planFor([piece({ look: reordered })], none).how).toBe('copy');
    const cut = { look: reordered, toMs: 5000, whole: false };
    expect(planFor([piece(cut)], none).how).toBe('untouched');
    expect(planFor([piece(cut)], all).how).toBe('encode');
  });

  it('says what cannot be done', () => {
    const other = piece({ look: look({ videoKey: 'vp8 640 480' }) });
    expect(planFor([piece(), other], none).how).toBe('impossible');
    expect(planFor([piece({ speed: 2 })], none).how).toBe('impossible');
    expect(planFor([], all).how).toBe('impossible');
  });
});

import { describe, expect, it } from 'vitest';
import { stretch } from './stretch.ts';

const RATE = 48_000;

function tone(hertz: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: RATE * seconds },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE)
  );
}

/** Rising zero crossings a second, away from both ends. */
function pitch(sound: Float32Array): number {
  const [from, to] = [sound.length * 0.1, sound.length * 0.9].map(Math.round) as [number, number];
  let crossings = 0;
  for (let i = from + 1; i < to; i += 1) {
    if ((sound[i - 1] ?? 0) < 0 && (sound[i] ?? 0) >= 0) crossings += 1;
  }
  return (crossings * RATE) / (to - from);
}

const loudness = (sound: Float32Array) =>
  Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);

describe('stretch', () => {
  it.each([0.5, 1.5, 2])('at speed %d keeps pitch and loudness', (speed) => {
    const source = tone(220, 2);
    const [out] = stretch([source], speed, RATE);
    expect(out?.length).toBe(Math.round(source.length / speed));
    if (!out) return;
    expect(Math.abs(pitch(out) / 220 - 1)).toBeLessThan(0.02);
    expect(Math.abs(loudness(out) / loudness(source) - 1)).toBeLessThan(0.1);
  });

  it('leaves sound at its own speed alone, and takes silence and nothing', () => {
    const source = [tone(220, 0.1)];
    expect(stretch(source, 1, RATE)).toBe(source);
    expect(stretch([new Float32Array(0)], 2, RATE)[0]?.length).toBe(0);
    expect(stretch([new Float32Array(RATE)], 2, RATE)[0]?.every((value) => value === 0)).toBe(true);
  });

  it('keeps the channels together', () => {
    const left = tone(220, 1);
    const right = left.map((value) => -value * 0.5);
    const [l, r] = stretch([left, right], 1.5, RATE);
    expect(r?.every((value, i) => Math.abs(value + (l?.[i] ?? 0) * 0.5) < 1e-5)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { LADDER, QUALITIES, liveType, stepsOf } from './formats.ts';
import { FORMATS, PRESETS, soundKbps } from './presets.ts';

describe('PRESETS (GOL-04)', () => {
  it('has one for each format', () => {
    expect(FORMATS).toEqual([
      'tutorial',
      'qa',
      'backstage',
      'concert',
      'interview',
      'coaching',
      'debate',
      'demonstration',
      'podcast'
    ]);
  });

  it('puts sound first in a podcast, and leaves music as it is', () => {
    expect(PRESETS.podcast.picture).toBe('card');
    expect(PRESETS.concert.sound).toBe('music');
    expect(soundKbps(PRESETS.concert)).toBeGreaterThan(soundKbps(PRESETS.qa));
  });
});

describe('stepsOf', () => {
  it('goes down from the quality that was chosen, never up', () => {
    expect(stepsOf('high')).toEqual(LADDER);
    for (const quality of QUALITIES) {
      const rates = stepsOf(quality).map(({ kbps }) => kbps);
      expect(rates).toEqual([...rates].sort((a, b) => b - a));
      expect(rates.at(-1)).toBe(500);
    }
  });
});

describe('liveType', () => {
  it('is H.264 where there is one, or what the server can encode again', () => {
    expect(liveType(() => true)).toBe('video/webm;codecs=h264,opus');
    expect(liveType((type) => type.includes('vp8'))).toBe('video/webm;codecs=vp8,opus');
    expect(liveType(() => false)).toBeNull();
  });
});

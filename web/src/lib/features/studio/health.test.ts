import { describe, expect, it } from 'vitest';
import { judge } from './health.ts';

const good = {
  state: 'sending' as const,
  health: { kbps: 2400, fps: 30, lost: 0, delay_ms: 120, warnings: [] },
  paused: false,
  lowered: false,
  transcoded: false,
  fps: 30
};
const sick = (part: object) => judge({ ...good, health: { ...good.health, ...part } });

describe('judge', () => {
  it('has nothing to say when all is well', () => {
    expect(judge(good)).toEqual({ level: 'good', reasons: [] });
    expect(judge({ ...good, health: null })).toEqual({ level: 'good', reasons: [] });
  });

  it('says what is wrong, the gravest first', () => {
    expect(sick({ kbps: 0, fps: 0, delay_ms: 2000 })).toEqual({
      level: 'poor',
      reasons: ['nothing', 'late']
    });
    expect(judge({ ...good, state: 'waiting', lowered: true })).toEqual({
      level: 'poor',
      reasons: ['reconnecting', 'lowered']
    });
    expect(judge({ ...good, paused: true }).reasons).toEqual(['jammed']);
    expect(sick({ fps: 18 })).toEqual({ level: 'fair', reasons: ['few_frames'] });
    expect(sick({ fps: 5 }).level).toBe('poor');
  });

  it('passes on what the server warns of, and takes encoding again for no fault', () => {
    expect(sick({ warnings: ['key_frames_far', 'of_tomorrow'] })).toEqual({
      level: 'fair',
      reasons: ['key_frames_far']
    });
    expect(judge({ ...good, transcoded: true })).toEqual({
      level: 'good',
      reasons: ['transcoded']
    });
  });
});

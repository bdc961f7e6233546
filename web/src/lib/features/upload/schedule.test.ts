/** Planned moments: what the form shows is what is meant, and its bounds are the server’s. */
import { describe, expect, it } from 'vitest';
import { boundsAt, localText, momentOf, objectToMoment, proposal } from './schedule.ts';

const now = new Date(2026, 10, 22, 17, 40, 30).getTime();

describe('a planned moment', () => {
  it('is the same as text and as moment', () => {
    expect(localText(new Date(2026, 0, 5, 8, 4))).toBe('2026-01-05T08:04');
    expect(momentOf('2026-01-05T08:04')).toEqual(new Date(2026, 0, 5, 8, 4));
    expect(momentOf('')).toBeNull();
    expect(momentOf('soon')).toBeNull();
  });

  it('lies between the least and the most that the server takes', () => {
    const bounds = boundsAt(now, 5, 10);
    expect(localText(bounds.least)).toBe('2026-11-22T17:46');
    expect(objectToMoment(bounds.least, bounds)).toBeNull();
    expect(objectToMoment(new Date(now + 60_000), bounds)).toBe('soon');
    expect(objectToMoment(new Date(now + 11 * 86_400_000), bounds)).toBe('far');
    expect(objectToMoment(null, bounds)).toBe('none');
  });

  it('is proposed at a full hour', () => {
    expect(localText(proposal(now))).toBe('2026-11-22T19:00');
    expect(localText(proposal(new Date(2026, 10, 22, 17, 5).getTime()))).toBe('2026-11-22T18:00');
  });
});

/** Watch time is what was played: not what was skipped, waited for or left paused (REC-04). */
import { describe, expect, it } from 'vitest';
import { Viewing } from './viewing.ts';

function played(times: number[], durationMs = 10_000) {
  const viewing = new Viewing('7', durationMs, 'for_you');
  for (const time of times) viewing.tick(time);
  return viewing.event('s');
}

describe('a viewing', () => {
  it('adds the steps of the clock', () => {
    expect(played([0, 0.25, 0.5, 1.2]).watched_ms).toBe(1200);
  });

  it('does not count a jump forward', () => {
    expect(played([0, 0.5, 8, 8.5]).watched_ms).toBe(1000);
  });

  it('counts a loop when the end is followed by the beginning', () => {
    const event = played([9, 9.8, 0.1, 0.6]);
    expect(event.loops).toBe(1);
    expect(event.ended).toBe(true);
    expect(event.watched_ms).toBe(1600);
  });

  it('does not take a jump back for a loop', () => {
    expect(played([4, 4.5, 1]).loops).toBe(0);
  });

  it('has ended near the end', () => {
    expect(played([9.2, 9.6]).ended).toBe(true);
    expect(played([9.2, 9.4]).ended).toBe(false);
  });

  it('forgets where it was after a jump by hand', () => {
    const viewing = new Viewing('7', 10_000, 'for_you');
    viewing.tick(1);
    viewing.jump();
    viewing.tick(2);
    viewing.tick(2.5);
    expect(viewing.event('s').watched_ms).toBe(500);
  });
});

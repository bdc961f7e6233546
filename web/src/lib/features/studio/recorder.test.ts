import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { record } from './recorder.ts';

class Fake {
  static isTypeSupported = () => true;
  static last: Fake;
  state = 'inactive';
  ondataavailable: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onstop: (() => void) | null = null;

  constructor() {
    Fake.last = this;
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.onstop?.();
  }
}

const stream = {
  getTracks: () => [{ readyState: 'live' }],
  getVideoTracks: () => []
} as unknown as MediaStream;

beforeEach(() => vi.stubGlobal('MediaRecorder', Fake));
afterEach(() => void vi.unstubAllGlobals());

it('tells of a recorder that ends by itself, and not of one that was stopped', () => {
  const ondead = vi.fn();
  const begin = () => record(stream, { kbps: 900, height: 480 }, 64, () => undefined, ondead);
  begin()?.stop();
  expect(Fake.last.state).toBe('inactive');
  expect(ondead).not.toHaveBeenCalled();
  begin();
  Fake.last.stop();
  expect(ondead).toHaveBeenCalledOnce();
  begin();
  Fake.last.onerror?.();
  expect(ondead).toHaveBeenCalledTimes(2);
});

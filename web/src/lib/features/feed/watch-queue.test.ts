/** Watch events survive a lost network and a closing tab; the server may see one twice, never none. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchEvent } from '#lib/api/types.ts';

const send = vi.fn<(events: WatchEvent[]) => Promise<void>>();
vi.mock('./api.ts', () => ({ sendWatched: (events: WatchEvent[]) => send(events) }));

const kept = new Map<string, string>();
const beacon = vi.fn<(url: string, body: string) => boolean>(() => true);
const event = (id: string) => ({ id }) as WatchEvent;
const stored = () =>
  (JSON.parse(kept.get('rampe.watched') ?? '[]') as WatchEvent[]).map((e) => e.id);

async function fresh() {
  vi.resetModules();
  const { watchQueue } = await import('./watch-queue.ts');
  const { ApiError } = await import('#lib/api/problem.ts');
  return { queue: watchQueue, ApiError };
}

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  send.mockReset().mockResolvedValue(undefined);
  beacon.mockClear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key)
  });
  vi.stubGlobal('navigator', { sendBeacon: beacon });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the queue of watch events', () => {
  it('keeps an event until it is acknowledged', async () => {
    const { queue } = await fresh();
    queue.add(event('a'));
    expect(stored()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(send).toHaveBeenCalledExactlyOnceWith([{ id: 'a' }]);
    expect(stored()).toEqual([]);
  });

  it('tries again after a lost network', async () => {
    const { queue, ApiError } = await fresh();
    send.mockRejectedValueOnce(new ApiError(0, 'network'));
    queue.add(event('a'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stored()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(stored()).toEqual([]);
  });

  it('waits as long as the server says', async () => {
    const { queue, ApiError } = await fresh();
    send.mockRejectedValueOnce(new ApiError(429, 'too_many', '', { retry_after: 60 }));
    queue.add(event('a'));
    await vi.advanceTimersByTimeAsync(64_000);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('does not repeat for ever what the server refuses', async () => {
    const { queue, ApiError } = await fresh();
    send.mockRejectedValueOnce(new ApiError(422, 'bad_watch_batch'));
    queue.add(event('a'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stored()).toEqual([]);
  });

  it('gives what is left to the browser when the page goes, and forgets nothing', async () => {
    const { queue } = await fresh();
    queue.add(event('a'));
    queue.farewell();
    expect(beacon).toHaveBeenCalledWith('/api/v1/watch', '{"events":[{"id":"a"}]}');
    expect(stored()).toEqual(['a']);
  });

  it('goes on in the next page', async () => {
    kept.set('rampe.watched', JSON.stringify([event('old')]));
    (await fresh()).queue.resume();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(send).toHaveBeenCalledWith([{ id: 'old' }]);
  });
});

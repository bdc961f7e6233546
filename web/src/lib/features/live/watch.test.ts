/** A live is read again with other eyes, and until its recording is there. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Live } from './api.ts';
import { Watch } from './watch.svelte.ts';

const fetchLive = vi.hoisted(() => vi.fn<() => Promise<Live>>());
vi.mock('./api.ts', () => ({ fetchLive }));

const live = (more: Partial<Live> = {}) =>
  ({ id: '1', state: 'ended', recording: 'running', ...more }) as Live;

beforeEach(() => {
  vi.useFakeTimers();
  fetchLive.mockReset();
});
afterEach(() => vi.useRealTimers());

it('waits for the recording, also after somebody has signed in', async () => {
  fetchLive.mockImplementation(() => Promise.resolve(live()));
  const watch = new Watch('1');
  await watch.load();
  watch.leave();
  await watch.load();
  fetchLive.mockResolvedValue(live({ recording: 'ready' }));
  await vi.advanceTimersByTimeAsync(2_500);
  expect(watch.live?.recording).toBe('ready');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fetchLive).toHaveBeenCalledTimes(3);
});

it('asks no more when one has left', async () => {
  fetchLive.mockResolvedValue(live());
  const watch = new Watch('1');
  await watch.load();
  watch.leave();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fetchLive).toHaveBeenCalledTimes(1);
});

it('drops the answer to an older question', async () => {
  let answer: (live: Live) => void = () => undefined;
  fetchLive.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  fetchLive.mockResolvedValueOnce(live({ state: 'live', title: 'new' }));
  const watch = new Watch('1');
  const first = watch.load();
  await watch.load();
  answer(live({ state: 'live', title: 'old' }));
  await first;
  expect(watch.live?.title).toBe('new');
});

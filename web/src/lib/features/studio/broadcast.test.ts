/** One’s own live in the studio: what the server says late does not undo what one has done. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Live } from './api.ts';

const api = {
  createLive: vi.fn(),
  deleteCover: vi.fn(),
  endLive: vi.fn(),
  fetchLive: vi.fn(),
  fetchOwnLive: vi.fn(),
  makeReal: vi.fn(),
  patchLive: vi.fn(),
  putCover: vi.fn(),
  startLive: vi.fn()
};
vi.mock('./api.ts', () => api);

const { Broadcast } = await import('./broadcast.svelte.ts');

const live = (state: Live['state']) => ({ id: '1', state, is_rehearsal: true }) as Live;

async function loaded(state: Live['state']) {
  const broadcast = new Broadcast();
  api.fetchOwnLive.mockResolvedValue({ live: live(state) });
  await broadcast.load();
  return broadcast;
}

beforeEach(() => {
  for (const call of Object.values(api)) call.mockReset();
});

describe('cover', () => {
  it('is what was chosen, or none any more', async () => {
    const broadcast = await loaded('preparing');
    const image = new Blob(['picture']);
    api.putCover.mockResolvedValue({ ...live('preparing'), cover_url: '/m/cover' });
    await broadcast.cover(image);
    expect(api.putCover).toHaveBeenCalledWith('1', image);
    expect(broadcast.live?.cover_url).toBe('/m/cover');
    api.deleteCover.mockResolvedValue({ ...live('preparing'), cover_url: null });
    await broadcast.cover(null);
    expect(api.deleteCover).toHaveBeenCalledWith('1');
    expect(broadcast.live?.cover_url).toBeNull();
  });
});

describe('look', () => {
  it('shows what the server says', async () => {
    const broadcast = await loaded('live');
    api.fetchLive.mockResolvedValue(live('lost'));
    await broadcast.look();
    expect(broadcast.live?.state).toBe('lost');
  });

  it.each(['start', 'end'] as const)('is dropped when it answers after %s', async (act) => {
    const broadcast = await loaded('preparing');
    const late = Promise.withResolvers<Live>();
    api.fetchLive.mockReturnValue(late.promise);
    const state = act === 'start' ? 'live' : 'ended';
    api[`${act}Live`].mockResolvedValue(live(state));
    const look = broadcast.look();
    await broadcast[act]();
    late.resolve(live('preparing'));
    await look;
    expect(broadcast.live?.state).toBe(state);
  });

  it('finds a live that is gone over', async () => {
    const broadcast = await loaded('live');
    api.fetchLive.mockRejectedValue(new ApiError(404, 'live_not_found'));
    await broadcast.look();
    expect(broadcast.live?.state).toBe('ended');
  });
});

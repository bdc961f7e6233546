/** A feed asks ahead, shows no video twice, and says why it stopped. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Me, VideoCard } from '#lib/api/types.ts';
import { session } from '#lib/core/session.svelte.ts';
import { Feed, Following, ForYou, markFollow } from './feed.svelte.ts';

const card = (id: number) =>
  ({
    id: String(id),
    author: { id: `a${id % 2}` },
    viewer: { following: false, requested: false }
  }) as VideoCard;

class Pages extends Feed {
  readonly source = 'for_you';
  fetch = vi.fn<() => Promise<{ items: VideoCard[]; more: boolean }>>();
}

describe('a feed', () => {
  let feed: Pages;
  beforeEach(() => {
    feed = new Pages();
  });

  it('fetches more only when few cards are ahead', async () => {
    feed.fetch.mockResolvedValue({ items: [1, 2, 3, 4, 5, 6].map(card), more: true });
    await feed.start();
    await feed.reach(1);
    expect(feed.fetch).toHaveBeenCalledTimes(1);
    await feed.reach(2);
    expect(feed.fetch).toHaveBeenCalledTimes(2);
  });

  it('drops what it already has', async () => {
    feed.fetch.mockResolvedValueOnce({ items: [card(1), card(2)], more: true });
    feed.fetch.mockResolvedValueOnce({ items: [card(2), card(3)], more: false });
    await feed.start();
    await feed.more();
    expect(feed.items.map((item) => item.id)).toEqual(['1', '2', '3']);
    expect(feed.exhausted).toBe(true);
  });

  it('asks nothing more when all was seen', async () => {
    feed.fetch.mockResolvedValue({ items: [card(1)], more: false });
    await feed.start();
    await feed.reach(0);
    expect(feed.fetch).toHaveBeenCalledTimes(1);
  });

  it('sends a member without interests to choose them', async () => {
    feed.fetch.mockRejectedValue(new ApiError(409, 'interests_required'));
    await feed.start();
    expect(feed.state).toBe('choose-interests');
  });

  it('keeps its cards when a later page fails', async () => {
    feed.fetch.mockResolvedValueOnce({ items: [card(1)], more: true });
    feed.fetch.mockRejectedValueOnce(new ApiError(0, 'network'));
    await feed.start();
    await feed.more();
    expect(feed.state).toBe('ready');
    expect(feed.items).toHaveLength(1);
  });

  it('fails when the first page does, and can start again', async () => {
    feed.fetch.mockRejectedValueOnce(new ApiError(500, 'unknown'));
    feed.fetch.mockResolvedValueOnce({ items: [card(1)], more: true });
    await feed.start();
    expect(feed.state).toBe('failed');
    await feed.start();
    expect(feed.state).toBe('ready');
  });

  it('puts a hidden card back where it was', async () => {
    feed.fetch.mockResolvedValue({ items: [1, 2, 3].map(card), more: false });
    await feed.start();
    const [, second] = feed.items;
    feed.remove((item) => item.id === '2');
    expect(feed.items.map((item) => item.id)).toEqual(['1', '3']);
    if (second) feed.restore(second, 1);
    expect(feed.items.map((item) => item.id)).toEqual(['1', '2', '3']);
  });

  it('shows a new follow on every card of the author', async () => {
    feed.fetch.mockResolvedValue({ items: [1, 2, 3].map(card), more: false });
    await feed.start();
    markFollow(feed, 'a1', 'following');
    expect(feed.items.map((item) => item.viewer.following)).toEqual([true, false, true]);
  });
});

it.each([() => new ForYou(), () => new Following()])(
  'is chosen for by a member first: nothing is asked of the server',
  async (make) => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    vi.spyOn(session, 'load').mockResolvedValue(null);
    vi.spyOn(session, 'me', 'get').mockReturnValue({ interests: [] as string[] } as Me);
    const feed = make();
    await feed.start();
    expect(feed.state).toBe('choose-interests');
    expect(asked).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
);

/** Calls of the feed domain. */
import { http } from '#lib/api/http.ts';
import type { FeedPage, Page, VideoCard, WatchEvent } from '#lib/api/types.ts';

type FeedQuery = {
  limit: number;
  session?: string;
  interests?: string;
  /** A guest's, separated by commas; none: all. */
  languages?: string;
  /** No card is held yet: what was served and not watched may come again. */
  opening?: boolean;
  again?: boolean;
};

export const fetchFeed = (query: FeedQuery) => http.get<FeedPage>('/feed', { query });

export const fetchFollowing = (cursor: string | null) =>
  http.get<Page<VideoCard>>('/feed/following', { query: { cursor } });

export const sendWatched = (events: WatchEvent[]) =>
  http.post('/watch', { events }, { keepalive: true });

/** Calls of the search domain. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema, VideoCard } from '#lib/api/types.ts';
import type { Live, LiveFormat } from '#lib/features/live/api.ts';
import type { Kind } from './paths.ts';

export type AccountHit = Schema<'AccountHit'>;
export type HashtagHit = Schema<'HashtagHit'>;
export type FollowSuggestion = Schema<'FollowSuggestion'>;
export type SearchAnswer = Schema<'SearchOut'>;
export type Popular = Schema<'PopularSearches'>;
export type RecentPage = Schema<'RecentSearchPage'>;
export type RecentSearch = Schema<'RecentSearchOut'>;
export type TagInfo = Schema<'TagOut'>;
export type TagOrder = Schema<'HashtagOrder'>;

type Cursor = string | null;

const find = (q: string, kind: Kind, cursor: Cursor = null, format: LiveFormat | null = null) => {
  const limit = { all: undefined, accounts: 20, lives: 24, hashtags: 30, videos: 24 }[kind];
  return http.get<SearchAnswer>('/search', { query: { q, kind, cursor, format, limit } });
};

export const findAll = (q: string) => find(q, 'all');

const nothing = { items: [], next_cursor: null };

export const findAccounts = async (q: string, cursor: Cursor): Promise<Page<AccountHit>> =>
  pageOf((await find(q, 'accounts', cursor)).accounts);

export const findLives = async (
  q: string,
  format: LiveFormat | null,
  cursor: Cursor
): Promise<Page<Live>> => pageOf((await find(q, 'lives', cursor, format)).lives);

export const findHashtags = async (q: string, cursor: Cursor): Promise<Page<HashtagHit>> =>
  pageOf((await find(q, 'hashtags', cursor)).hashtags);

export const findVideos = async (q: string, cursor: Cursor): Promise<Page<VideoCard>> =>
  pageOf((await find(q, 'videos', cursor)).videos);

function pageOf<T>(page: { items: T[]; next_cursor?: string | null } | null | undefined): Page<T> {
  return page ? { items: page.items, next_cursor: page.next_cursor ?? null } : nothing;
}

/** What to offer while somebody types: a few of each kind. */
export const suggest = (q: string, signal: AbortSignal) =>
  http.get<SearchAnswer>('/suggest/search', { query: { q }, signal });

export const fetchPopular = () => http.get<Popular>('/search/popular');

export const fetchRecent = () => http.get<RecentPage>('/me/searches', { query: { limit: 50 } });

export const keepSearch = (text: string) => http.post<{ kept: boolean }>('/me/searches', { text });

export const forgetSearch = (id: Id) => http.delete(`/me/searches/${id}`);

export const forgetSearches = () => http.delete('/me/searches');

export const pauseSearches = (paused: boolean) => http.put('/me/searches/pause', { paused });

export const fetchSuggestedFollows = (cursor: Cursor, limit = 10) =>
  http
    .get<Schema<'Page_FollowSuggestion_'>>('/suggest/follow', { query: { cursor, limit } })
    .then(pageOf);

/** Suggests an account no more, or again. */
export const setDismissed = (account: Id, dismissed: boolean) =>
  http[dismissed ? 'put' : 'delete'](`/suggest/follow/${account}/dismissal`);

export const fetchTag = (tag: string) => http.get<TagInfo>(`/hashtags/${encodeURIComponent(tag)}`);

export const fetchTagVideos = (tag: string, order: TagOrder, cursor: Cursor) =>
  http
    .get<Schema<'Page_VideoCard_'>>(`/hashtags/${encodeURIComponent(tag)}/videos`, {
      query: { order, cursor, limit: 24 }
    })
    .then(pageOf);

/** Calls about what one has watched, and about what For You leaves out. */
import { http } from '#lib/api/http.ts';
import type { Schema } from '#lib/api/types.ts';
import type { Id, Page, VideoCard } from '#lib/api/types.ts';

export type HistoryItem = Schema<'HistoryItem'>;
export type HiddenAuthor = Schema<'HiddenAuthor'>;
export type HiddenHashtag = Schema<'HiddenHashtag'>;
export type FeedPreferences = Schema<'FeedPreferences'>;

export const fetchHistory = (cursor: string | null) =>
  http.get<Page<HistoryItem>>('/me/history', { query: { cursor, limit: 30 } });

export const removeFromHistory = (id: Id) => http.delete(`/me/history/${id}`);

export const clearHistory = () => http.delete('/me/history');

export const fetchPreferences = () => http.get<FeedPreferences>('/me/feed');

export const changePreferences = (wanted: Partial<FeedPreferences>) =>
  http.patch<FeedPreferences>('/me/feed', wanted);

/** Has For You forget what it learnt, and the history if that is wanted. It has no way back. */
export const resetFeed = (history: boolean) => http.post('/me/feed/reset', { history });

export const fetchHiddenVideos = (cursor: string | null) =>
  http.get<Page<VideoCard>>('/me/hidden/videos', { query: { cursor, limit: 30 } });

export const hideVideo = (id: Id, hidden: boolean) =>
  hidden ? http.put(`/videos/${id}/hide`) : http.delete(`/videos/${id}/hide`);

export const fetchHiddenAuthors = (cursor: string | null) =>
  http.get<Page<HiddenAuthor>>('/me/hidden/authors', { query: { cursor, limit: 30 } });

export const hideAuthor = (id: Id, hidden: boolean) =>
  hidden ? http.put(`/me/hidden/authors/${id}`) : http.delete(`/me/hidden/authors/${id}`);

export const fetchHiddenHashtags = (cursor: string | null) =>
  http.get<Page<HiddenHashtag>>('/me/hidden/hashtags', { query: { cursor, limit: 50 } });

export const hideHashtag = (tag: string, hidden: boolean) => {
  const path = `/me/hidden/hashtags/${encodeURIComponent(tag)}` as const;
  return hidden ? http.put(path) : http.delete(path);
};

/** Calls about profiles: their videos, and who follows whom. */
import { http } from '#lib/api/http.ts';
import { isApiError } from '#lib/api/problem.ts';
import type { AccountItem, Id, Page, Schema, VideoCard } from '#lib/api/types.ts';

type Cursor = string | null;

export const fetchVideosOf = (account: Id, cursor: Cursor) =>
  http.get<Page<VideoCard>>(`/accounts/${account}/videos`, { query: { cursor, limit: 24 } });

export const fetchOwnVideos = (state: 'draft' | 'published', cursor: Cursor) =>
  http.get<Page<VideoCard>>('/me/videos', { query: { state, cursor, limit: 24 } });

/** What one has kept; what was deleted or hidden since is left out. */
export async function fetchBookmarked(cursor: Cursor): Promise<Page<VideoCard>> {
  const query = { kind: 'video', cursor, limit: 18 };
  const page = await http.get<Page<Schema<'BookmarkItem'>>>('/me/bookmarks', { query });
  const cards = await Promise.all(page.items.map((item) => cardOrNothing(item.target_id)));
  return { items: cards.filter((card) => card !== null), next_cursor: page.next_cursor };
}

async function cardOrNothing(id: Id): Promise<VideoCard | null> {
  try {
    return await http.get<VideoCard>(`/videos/${id}`);
  } catch (error) {
    if (isApiError(error) && error.status === 404) return null;
    throw error;
  }
}

export const fetchPeople = (account: Id, kind: 'followers' | 'following', cursor: Cursor) =>
  http.get<Page<AccountItem>>(`/accounts/${account}/${kind}`, { query: { cursor, limit: 30 } });

export const fetchRequests = (cursor: Cursor) =>
  http.get<Page<AccountItem>>('/me/follow-requests', { query: { cursor, limit: 30 } });

export const acceptRequest = (account: Id) => http.put(`/me/follow-requests/${account}`);

export const declineRequest = (account: Id) => http.delete(`/me/follow-requests/${account}`);

export const removeFollower = (account: Id) => http.delete(`/me/followers/${account}`);

export const deleteVideo = (video: Id) => http.delete(`/videos/${video}`);

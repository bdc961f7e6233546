/** Calls about profiles: their videos, and who follows whom. */
import { http } from '#lib/api/http.ts';
import type { AccountItem, DeletedVideo, Id, Page, VideoCard } from '#lib/api/types.ts';

type Cursor = string | null;

export const fetchVideosOf = (account: Id, cursor: Cursor) =>
  http.get<Page<VideoCard>>(`/accounts/${account}/videos`, { query: { cursor, limit: 24 } });

export const fetchOwnVideos = (state: 'draft' | 'scheduled' | 'published', cursor: Cursor) =>
  http.get<Page<VideoCard>>('/me/videos', { query: { state, cursor, limit: 24 } });

export const fetchDeleted = (cursor: Cursor) =>
  http.get<Page<DeletedVideo>>('/me/deleted-videos', { query: { cursor, limit: 24 } });

export const unscheduleVideo = (video: Id) => http.delete<VideoCard>(`/videos/${video}/schedule`);

export const publishVideo = (video: Id) => http.post<VideoCard>(`/videos/${video}/publish`);

export const fetchBookmarked = (cursor: Cursor) =>
  http.get<Page<VideoCard>>('/me/bookmarked-videos', { query: { cursor, limit: 24 } });

export const fetchPeople = (account: Id, kind: 'followers' | 'following', cursor: Cursor) =>
  http.get<Page<AccountItem>>(`/accounts/${account}/${kind}`, { query: { cursor, limit: 30 } });

export const fetchRequests = (cursor: Cursor) =>
  http.get<Page<AccountItem>>('/me/follow-requests', { query: { cursor, limit: 30 } });

export const acceptRequest = (account: Id) => http.put(`/me/follow-requests/${account}`);

export const declineRequest = (account: Id) => http.delete(`/me/follow-requests/${account}`);

export const removeFollower = (account: Id) => http.delete(`/me/followers/${account}`);

export const deleteVideo = (video: Id) => http.delete(`/videos/${video}`);

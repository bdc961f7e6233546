/** Calls of the social domain. */
import { http } from '#lib/api/http.ts';
import type {
  AccountItem,
  ApiPath,
  Comment,
  CommentPage,
  FollowState,
  Id,
  Page,
  Profile
} from '#lib/api/types.ts';

export type LikeAnswer = { liked: boolean; likes: number };

type Togglable = ApiPath<'put'> & ApiPath<'delete'>;

const putOrDelete = <T = void>(on: boolean, path: Togglable) =>
  on ? http.put<T>(path) : http.delete<T>(path);

export const fetchProfile = (handle: string) => http.get<Profile>(`/profiles/${handle}`);

export async function setFollow(account: Id, want: boolean): Promise<FollowState> {
  const answer = await putOrDelete<{ state: FollowState }>(want, `/accounts/${account}/follow`);
  return answer.state;
}

export const setLike = (video: Id, on: boolean) =>
  putOrDelete<LikeAnswer>(on, `/videos/${video}/like`);

export const setBookmark = (video: Id, on: boolean) =>
  putOrDelete<{ bookmarked: boolean; bookmarks: number }>(on, `/videos/${video}/bookmark`);

export const recordShare = (video: Id, channel: 'link' | 'web_share') =>
  http.post<{ shares: number }>(`/videos/${video}/shares`, { channel });

export const setBlock = (account: Id, on: boolean) => putOrDelete(on, `/accounts/${account}/block`);

export const setMute = (account: Id, on: boolean) => putOrDelete(on, `/accounts/${account}/mute`);

export const fetchFollowing = (account: Id, cursor: string | null) =>
  http.get<Page<AccountItem>>(`/accounts/${account}/following`, { query: { cursor } });

export const fetchComments = (video: Id, filter: 'all' | 'unanswered', cursor: string | null) =>
  http.get<CommentPage>(`/videos/${video}/comments`, { query: { filter, cursor } });

export const fetchComment = (comment: Id) => http.get<Comment>(`/comments/${comment}`);

export const fetchReplies = (comment: Id, cursor: string | null) =>
  http.get<Page<Comment>>(`/comments/${comment}/replies`, { query: { cursor } });

export const writeComment = (video: Id, text: string, clientId: string, replyTo: Id | null) =>
  http.post<Comment>(`/videos/${video}/comments`, {
    text,
    client_id: clientId,
    ...(replyTo ? { reply_to: replyTo } : {})
  });

export const deleteComment = (comment: Id) => http.delete(`/comments/${comment}`);

export const setCommentLike = (comment: Id, on: boolean) =>
  putOrDelete<LikeAnswer>(on, `/comments/${comment}/like`);

export const setPin = (comment: Id, on: boolean) => putOrDelete(on, `/comments/${comment}/pin`);

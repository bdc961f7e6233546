/** Calls about lives. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema } from '#lib/api/types.ts';
import type { Read } from './comments.ts';

export type Live = Schema<'LiveOut'>;
export type LiveFormat = Schema<'Format'>;
export type Play = Schema<'Play'>;
export type OnAir = Schema<'OnAir'>;

export const fetchLives = (format: LiveFormat | null, cursor: string | null) =>
  http.get<Page<Live>>('/lives', { query: { format, cursor, limit: 24 } });

export const fetchLive = (id: Id) => http.get<Live>(`/lives/${id}`);

export const fetchPlay = (id: Id) => http.get<Play>(`/lives/${id}/play`);

export const fetchLivesOf = (account: Id, cursor: string | null) =>
  http.get<Page<Live>>(`/accounts/${account}/lives`, { query: { cursor, limit: 24 } });

export const fetchOnAir = async () => (await http.get<{ items: OnAir[] }>('/lives/on-air')).items;

/** One's own comment, or any as the host: nobody is shown it any more. */
export const deleteComment = (live: Id, comment: Id) =>
  http.delete(`/lives/${live}/comments/${comment}`);

/** What was kept of one's own live, for everybody and for good. */
export const deleteRecording = (id: Id) => http.delete(`/lives/${id}/recording`);

export const isRecordingKept = ({ state, recording }: Live) =>
  state === 'ended' && (recording === 'ready' || recording === 'running');

type Window = { after: number } | { before: number } | Record<string, never>;

/** Comments of a room as they are kept, oldest first: after an index, before one, or the last. */
export async function fetchComments(live: Id, window: Window): Promise<Read> {
  const page = await http.get<Schema<'RoomCommentPage'>>(`/lives/${live}/comments`, {
    query: { ...window, limit: 50 }
  });
  const items = page.items.map(({ account, reply_to, i, id, at, text, mentions }) => ({
    i,
    id,
    at,
    text,
    mentions,
    ...(reply_to ? { reply_to } : {}),
    account: {
      id: account.id,
      handle: account.handle,
      name: account.name,
      avatar: account.avatar_url
    }
  }));
  return { items: items.sort((one, other) => one.i - other.i), more: page.more };
}

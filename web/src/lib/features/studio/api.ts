/** Calls about one’s own live and its stream key. */
import { http } from '#lib/api/http.ts';
import type { Id, Schema } from '#lib/api/types.ts';

export type Live = Schema<'LiveOut'>;
export type Format = Live['format'];
export type Audience = Live['audience'];
export type OwnLive = Schema<'OwnLive'>;
export type Wanted = Required<Schema<'LiveIn'>>;

export const fetchOwnLive = () => http.get<OwnLive>('/me/live');

export const fetchLive = (id: Id) => http.get<Live>(`/lives/${id}`);

export const createLive = (wanted: Wanted) => http.post<Live>('/lives', wanted);

/** Whether it is a rehearsal was decided when it was prepared. */
export function patchLive(id: Id, { is_rehearsal: _, ...wanted }: Wanted): Promise<Live> {
  return http.patch<Live>(`/lives/${id}`, wanted satisfies Schema<'LiveEdit'>);
}

export const putCover = (id: Id, image: Blob) => http.put<Live>(`/lives/${id}/cover`, image);

export const deleteCover = (id: Id) => http.delete<Live>(`/lives/${id}/cover`);

export const startLive = (id: Id) => http.post<Live>(`/lives/${id}/start`);

export const endLive = (id: Id) => http.post<Live>(`/lives/${id}/end`);

export const makeReal = (id: Id) => http.post<Live>(`/lives/${id}/make-real`);

export const makeKey = () => http.post<Schema<'StreamKey'>>('/me/live/key');

export const revokeKey = () => http.delete('/me/live/key');

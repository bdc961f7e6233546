/** Calls about one’s own account. */
import { http } from '#lib/api/http.ts';
import type { AccountItem, Gender, Id, Link, Me, Page, SessionRow } from '#lib/api/types.ts';

export type ProfileChange = Partial<{
  name: string;
  bio: string;
  links: Link[];
  private: boolean;
  locale: 'fr' | 'en';
  country: string;
  gender: Gender | null;
}>;

export const changeProfile = (change: ProfileChange) => http.patch<Me>('/me', change);

export const putAvatar = (image: Blob) => http.put<Me>('/me/avatar', image);

export const deleteAvatar = () => http.delete<Me>('/me/avatar');

export const changeHandle = (handle: string) => http.put<Me>('/me/handle', { handle });

export const changeEmail = (email: string) => http.put<Me>('/me/email', { email });

export const cancelEmailChange = () => http.delete('/me/email/pending');

export const changePassword = (password: string, endOthers: boolean) =>
  http.put('/me/password', { password, end_others: endOthers });

export const giveBirthDate = (birthDate: string) =>
  http.put<Me>('/me/birth-date', { birth_date: birthDate });

export const fetchSessions = async () => {
  const answer = await http.get<{ items: SessionRow[] }>('/sessions');
  return answer.items;
};

export const endSession = (id: Id) => http.delete(`/sessions/${id}`);

export const endOtherSessions = () => http.delete('/sessions');

export const fetchBlocked = (cursor: string | null) =>
  http.get<Page<AccountItem>>('/me/blocks', { query: { cursor, limit: 30 } });

export const fetchMuted = (cursor: string | null) =>
  http.get<Page<AccountItem>>('/me/mutes', { query: { cursor, limit: 30 } });

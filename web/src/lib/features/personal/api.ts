/** Calls about everything that the platform has of a member, and its end. */
import { http } from '#lib/api/http.ts';
import { withProof } from '#lib/core/proof.svelte.ts';
import type { DataExport, DeletionInfo, Id, Me, Page } from '#lib/api/types.ts';

export const fetchExports = (cursor: string | null) =>
  http.get<Page<DataExport>>('/me/exports', { query: { cursor, limit: 10 } });

export const requestExport = () => withProof(() => http.post<DataExport>('/me/exports'));

export const fetchExport = (id: Id) => http.get<DataExport>(`/me/exports/${id}`);

export const removeExport = (id: Id) => http.delete(`/me/exports/${id}`);

export const fetchDeletion = () => http.get<DeletionInfo>('/me/deletion');

export const deleteAccount = (handle: string) =>
  withProof(() => http.delete<{ erase_at: string }>('/me', { body: { handle } }));

export const restoreAccount = (token: string) => http.post<Me>('/account-restorations', { token });

/** Calls about one's own reports, and about decisions that concern one. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema } from '#lib/api/types.ts';

export type OwnDecision = Schema<'OwnDecision'>;
export type OwnReport = Schema<'OwnReport'>;

export const fetchOwnReports = (cursor: string | null) =>
  http.get<Page<OwnReport>>('/me/reports', { query: { cursor, limit: 20 } });

export const fetchOwnDecisions = (cursor: string | null) =>
  http.get<Page<OwnDecision>>('/me/decisions', { query: { cursor, limit: 20 } });

export const fetchOwnDecision = (id: Id) => http.get<OwnDecision>(`/me/decisions/${id}`);

export const sendAppeal = (id: Id, text: string) =>
  http.post(`/me/decisions/${id}/appeal`, { text });

export const readByLink = (token: string) =>
  http.post<OwnDecision>('/decisions/by-link', { token });

export const appealByLink = (token: string, text: string) =>
  http.post('/decisions/by-link/appeal', { token, text });

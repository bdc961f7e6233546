/** Calls of the moderators’ desk. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema } from '#lib/api/types.ts';

export type Report = Schema<'ReportOut'>;
export type StaffAccount = Schema<'StaffAccount'>;
export type ReportState = Schema<'ReportState'>;

export const fetchReports = (state: ReportState, cursor: string | null) =>
  http.get<Page<Report>>('/moderation/reports', { query: { state, cursor, limit: 20 } });

export const findAccount = (handle: string) =>
  http.get<StaffAccount>('/moderation/accounts', { query: { handle } });

export const hideTarget = (kind: string, target: Id, reason: string) =>
  http.post(`/moderation/${kind}/${target}/hide`, { reason });

export const restoreTarget = (kind: string, target: Id, reason: string) =>
  http.post(`/moderation/${kind}/${target}/restore`, { reason });

export const suspendAccount = (account: Id, reason: string) =>
  http.post(`/moderation/accounts/${account}/suspend`, { reason });

export const restoreAccount = (account: Id, reason: string) =>
  http.post(`/moderation/accounts/${account}/restore`, { reason });

/** Calls of the desk. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema } from '#lib/api/types.ts';

export type Case = Schema<'CaseOut'>;
export type CaseDetail = Schema<'CaseDetail'>;
export type CaseReport = Schema<'ReportOut'>;
export type Decision = Schema<'DecisionOut'>;
export type Appeal = Schema<'AppealOut'>;
export type Action = Schema<'ActionOut'>;
export type StaffAccount = Schema<'StaffAccount'>;
export type Grant = Schema<'GrantOut'>;
export type Summary = Schema<'DeskSummary'>;
export type Verdict = Partial<Schema<'VerdictIn'>> &
  Pick<Schema<'VerdictIn'>, 'outcome' | 'reason'>;

export type CaseFilter = {
  kind?: string;
  source?: string;
  claimed?: string;
  minor?: boolean;
};
export type JournalFilter = {
  act?: string;
  actor_id?: Id;
  owner_id?: Id;
  since?: string;
};

const LIMIT = 20;

export const fetchSummary = () => http.get<Summary>('/moderation/summary');

export const fetchCases = (
  state: 'open' | 'decided',
  filter: CaseFilter,
  cursor: string | null,
  limit = LIMIT
) =>
  http.get<Page<Case>>('/moderation/cases', {
    query: { state, ...filter, minor: filter.minor || undefined, cursor, limit }
  });

export const openCase = (kind: string, target: Id, reason: string) =>
  http.post<{ id: Id }>('/moderation/cases', { kind, target_id: target, reason });

export const fetchCase = (id: Id) => http.get<CaseDetail>(`/moderation/cases/${id}`);

export const fetchCaseReports = (id: Id, cursor: string | null) =>
  http.get<Page<CaseReport>>(`/moderation/cases/${id}/reports`, {
    query: { cursor, limit: LIMIT }
  });

export const claimCase = (id: Id) => http.put<CaseDetail>(`/moderation/cases/${id}/claim`);

export const releaseCase = (id: Id) => http.delete(`/moderation/cases/${id}/claim`);

/** To whom of the staff a case may be given. */
export const fetchColleagues = (id: Id) =>
  http.get<StaffAccount[]>(`/moderation/cases/${id}/colleagues`);

export const handOver = (id: Id, account: Id, reason: string) =>
  http.put<CaseDetail>(`/moderation/cases/${id}/assignee`, { account_id: account, reason });

export const decideCase = (id: Id, verdict: Verdict) =>
  http.post<{ id: Id }>(`/moderation/cases/${id}/decision`, verdict);

export const reverseDecision = (id: Id, reason: string) =>
  http.post(`/moderation/decisions/${id}/reverse`, { reason });

export const fetchAppeals = (state: 'open' | 'decided', cursor: string | null) =>
  http.get<Page<Appeal>>('/moderation/appeals', { query: { state, cursor, limit: LIMIT } });

export const answerAppeal = (
  id: Id,
  result: 'upheld' | 'reversed',
  message: string,
  reason: string
) => http.post(`/moderation/appeals/${id}/decision`, { result, message, reason });

export const findAccount = (handle: string) =>
  http.get<StaffAccount>('/moderation/accounts', { query: { handle } });

export const fetchHistory = (account: Id, cursor: string | null) =>
  http.get<Page<Decision>>(`/moderation/accounts/${account}/decisions`, {
    query: { cursor, limit: LIMIT }
  });

export const correctBirthDate = (account: Id, birthDate: string | null, reason: string) =>
  http.put(`/moderation/accounts/${account}/birth-date`, { birth_date: birthDate, reason });

export const setRole = (account: Id, role: StaffAccount['role'], reason: string) =>
  http.put(`/moderation/accounts/${account}/role`, { role, reason });

export const fetchGrants = (cursor: string | null, account?: Id) =>
  http.get<Page<Grant>>('/moderation/live-grants', {
    query: { account_id: account, cursor, limit: LIMIT }
  });

export const setGrant = (account: Id, granted: boolean, reason: string) =>
  http.put(`/moderation/accounts/${account}/live-grant`, { granted, reason });

/** Ends a live for everybody, by a decision; `message` is what its host reads. */
export const stopLive = (id: Id, why: Required<Schema<'LiveStop'>>) =>
  http.post(`/moderation/lives/${id}/stop`, why);

export const fetchJournal = (filter: JournalFilter, cursor: string | null) =>
  http.get<Page<Action>>('/moderation/actions', { query: { ...filter, cursor, limit: LIMIT } });

export const checkJournal = () => http.get<Schema<'JournalCheckOut'>>('/moderation/actions/check');

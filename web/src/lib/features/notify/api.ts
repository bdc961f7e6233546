/** Calls of the notify domain. */
import { http } from '#lib/api/http.ts';
import type { Id, Page, Schema } from '#lib/api/types.ts';

export type Line = Schema<'NotificationOut'>;
export type Topic = Line['topic'];
export type Level = Schema<'Level'>;
export type Unread = Schema<'UnreadOut'>;
export type Choices = Schema<'SettingsOut'>;
export type Quiet = Choices['quiet'];

export const fetchLines = (topic: Topic | null, cursor: string | null) =>
  http.get<Page<Line>>('/me/notifications', { query: { topic, cursor } });

/** Those of these lines of which something is left, at most 50. */
export const fetchTheseLines = (ids: readonly Id[]) =>
  http.get<Page<Line>>('/me/notifications', { query: { ids: ids.join(','), limit: 50 } });

export const fetchUnread = () => http.get<Unread>('/me/notifications/unread');

export const markSeen = (upTo: Id) => http.put<Unread>('/me/notifications/seen', { up_to: upTo });

/** Kept alive: one opens a line by leaving the page. */
export const markRead = (ids: Id[]) =>
  http.put<Unread>('/me/notifications/read', { ids }, { keepalive: true });

export const markAllRead = (upTo: Id) =>
  http.put<Unread>('/me/notifications/read', { up_to: upTo });

export const fetchChoices = () => http.get<Choices>('/me/notification-settings');

export const changeChoices = (change: {
  levels?: Partial<Record<Topic, Level>>;
  quiet?: { on: boolean; start: number; end: number; zone: string | null };
}) => http.patch<Choices>('/me/notification-settings', change);

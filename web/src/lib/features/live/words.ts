/** Sentences of a live: formats, who has come, and why something was not said. */
import { m } from '#messages';
import { exactNumber } from '#lib/i18n/format.ts';
import type { LiveFormat } from './api.ts';
import type { Notice } from './room.svelte.ts';

export const FORMATS: Record<LiveFormat, () => string> = {
  tutorial: m.live_format_tutorial,
  qa: m.live_format_qa,
  backstage: m.live_format_backstage,
  concert: m.live_format_concert,
  interview: m.live_format_interview,
  coaching: m.live_format_coaching,
  debate: m.live_format_debate,
  demonstration: m.live_format_demonstration,
  podcast: m.live_format_podcast
};

/** The format that an address names. */
export const formatOf = (text: string | null): LiveFormat | null =>
  (Object.keys(FORMATS) as LiveFormat[]).find((format) => format === text) ?? null;

export const viewersText = (count: number) => m.live_viewers({ count, shown: exactNumber(count) });

export const heartsText = (count: number) => m.live_hearts({ count, shown: exactNumber(count) });

const NOTICES = {
  joined: {
    one: m.live_said_joined_one,
    names: m.live_said_joined_names,
    more: m.live_said_joined_more,
    crowd: m.live_said_crowd_joined
  },
  followed: {
    one: m.live_said_followed_one,
    names: m.live_said_followed_names,
    more: m.live_said_followed_more,
    crowd: m.live_said_crowd_followed
  }
};

export function noticeText({ kind, names: all, more: count }: Notice): string {
  const words = NOTICES[kind];
  const names = all.join(', ');
  const shown = exactNumber(count);
  if (!all.length) return words.crowd({ count, shown });
  if (count) return words.more({ names, count, shown });
  return all.length === 1 ? words.one({ name: names }) : words.names({ names });
}

const UNSAID: Record<string, () => string> = {
  restricted: m.live_error_restricted,
  bad_text: m.live_error_bad_text,
  empty: m.live_error_bad_text,
  comment_too_long: m.live_error_bad_text,
  reply_not_found: m.live_error_reply_gone,
  comments_closed: m.live_closed_note,
  live_ended: m.live_ended_title,
  sign_in_required: m.live_sign_in_comment
};

export const unsaidText = (code: string) => (UNSAID[code] ?? m.live_error_comment)();

const REFUSED: Record<string, () => string> = {
  room_blocked: m.live_room_blocked,
  too_many_rooms: m.live_room_elsewhere,
  live_ended: m.live_ended_title
};

export const refusedText = (code: string) => (REFUSED[code] ?? m.live_room_refused)();

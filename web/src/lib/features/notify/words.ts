/** Notifications in the reader's language. */
import { m } from '#messages';
import { exactNumber } from '#lib/i18n/format.ts';
import type { Line, Topic } from './api.ts';

/** A sentence around the people it is about; `who` is empty where there are none. */
export type Sentence = { before: string; who: string; after: string };

/** “Lou”, “Lou and Sami”, “Lou, Sami and 12 others”. */
export function whoText(line: Pick<Line, 'people' | 'count'>): string {
  const [first, second] = line.people.map((person) => person.name);
  if (!first) return '';
  if (!second || line.count < 2) return first;
  if (line.count === 2) return m.notify_who_two({ first, second });
  const others = line.count - 2;
  return m.notify_who_more({ first, second, count: others, shown: exactNumber(others) });
}

type People = { who: string; count: number };

const withPeople: Partial<Record<Line['kind'], (people: People) => string>> = {
  follow: m.notify_text_follow,
  follow_request: m.notify_text_follow_request,
  request_accepted: m.notify_text_request_accepted,
  like: m.notify_text_like,
  comment_like: m.notify_text_comment_like,
  comment: m.notify_text_comment,
  reply: m.notify_text_reply,
  mention: m.notify_text_mention,
  live_started: m.notify_text_live_started,
  team_invited: m.notify_text_team_invited
};

const decision: Record<string, () => string> = {
  warn: m.notify_decision_warn,
  hide: m.notify_decision_hide,
  remove: m.notify_decision_remove,
  restored: m.notify_decision_restored
};

const report: Record<string, () => string> = {
  no_violation: m.notify_report_no_violation,
  action_taken: m.notify_report_action_taken,
  reversed: m.notify_report_reversed
};

const appeal: Record<string, () => string> = {
  upheld: m.notify_appeal_upheld,
  reversed: m.notify_appeal_reversed
};

const security: Record<string, () => string> = {
  email_change_asked: m.security_what_email_change_asked,
  email_changed: m.security_what_email_changed,
  email_change_undone: m.security_what_email_change_undone,
  factors_removed: m.security_what_factors_removed,
  passkey_added: m.security_what_passkey_added,
  passkey_counter: m.security_what_passkey_counter,
  passkey_removed: m.security_what_passkey_removed,
  passkey_replayed: m.security_what_passkey_replayed,
  password_changed: m.security_what_password_changed,
  recovery_code_expired: m.security_what_recovery_code_expired,
  recovery_code_used: m.security_what_recovery_code_used,
  recovery_codes_made: m.security_what_recovery_codes_made,
  second_factor_refused: m.security_what_second_factor_refused,
  sessions_ended: m.security_what_sessions_ended,
  stream_key_made: m.security_what_stream_key_made,
  totp_added: m.security_what_totp_added,
  totp_removed: m.security_what_totp_removed,
  totp_replayed: m.security_what_totp_replayed
};

/** Words of a later version of the server get the general text of their kind. */
const ofPlatform: Partial<Record<Line['kind'], (facts: Line['facts']) => string>> = {
  video_ready: () => m.notify_text_video_ready(),
  video_out: () => m.notify_text_video_out(),
  video_failed: () => m.notify_text_video_failed(),
  schedule_failed: () => m.notify_text_schedule_failed(),
  live_eligible: () => m.notify_text_live_eligible(),
  decision: (facts) => (decision[facts.outcome ?? ''] ?? m.notify_text_decision)(),
  report_answered: (facts) => (report[facts.outcome ?? ''] ?? m.notify_text_report_answered)(),
  appeal_decided: (facts) => (appeal[facts.outcome ?? ''] ?? m.notify_text_appeal_decided)(),
  signed_in_anew: () => m.notify_text_signed_in_anew(),
  security_changed: (facts) => (security[facts.what ?? ''] ?? m.notify_text_security_changed)(),
  export_ready: () => m.notify_text_export_ready()
};

export function sentenceOf(line: Line): Sentence {
  const who = whoText(line);
  const past = line.over && line.kind === 'live_started';
  const say = past ? m.notify_text_live_over : withPeople[line.kind];
  const text = say?.({ who, count: line.count });
  if (!text) return { before: ofPlatform[line.kind]?.(line.facts) ?? '', who: '', after: '' };
  const at = text.indexOf(who);
  return { before: text.slice(0, at), who, after: text.slice(at + who.length) };
}

export function sentenceText(line: Line): string {
  const { before, who, after } = sentenceOf(line);
  return before + who + after;
}

export const TOPICS: readonly Topic[] = [
  'follows',
  'likes',
  'comments',
  'mentions',
  'videos',
  'lives',
  'account'
];

export const topicName: Record<Topic, () => string> = {
  follows: m.notify_topic_follows,
  likes: m.notify_topic_likes,
  comments: m.notify_topic_comments,
  mentions: m.notify_topic_mentions,
  videos: m.notify_topic_videos,
  lives: m.notify_topic_lives,
  account: m.notify_topic_account
};

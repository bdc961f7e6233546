/** Names of what the desk shows, in the reader's language. */
import { m } from '#messages';
import type { Schema } from '#lib/api/types.ts';
import { day, percent } from '#lib/i18n/format.ts';
import type { Outcome, Sanction } from '#lib/features/safety/words.ts';

export const outcomes: Record<Outcome, { name: () => string; text: () => string }> = {
  no_violation: {
    name: m.moderation_outcome_no_violation,
    text: m.moderation_outcome_no_violation_text
  },
  warn: { name: m.moderation_outcome_warn, text: m.moderation_outcome_warn_text },
  hide: { name: m.moderation_outcome_hide, text: m.moderation_outcome_hide_text },
  remove: { name: m.moderation_outcome_remove, text: m.moderation_outcome_remove_text }
};

export const sanctions: Record<Sanction, () => string> = {
  none: m.moderation_sanction_none,
  no_comments: m.moderation_sanction_no_comments,
  no_publishing: m.moderation_sanction_no_publishing,
  suspend: m.moderation_sanction_suspend
};

export const sources: Record<Schema<'Source'>, () => string> = {
  report: m.moderation_source_report,
  scan: m.moderation_source_scan,
  staff: m.moderation_source_staff
};

export const acts: Record<Schema<'Act'>, () => string> = {
  hide: m.moderation_act_hide,
  restore: m.moderation_act_restore,
  suspend: m.moderation_act_suspend,
  reinstate: m.moderation_act_reinstate,
  correct_birth_date: m.moderation_act_correct_birth_date,
  set_role: m.moderation_act_set_role,
  open_case: m.moderation_act_open_case,
  decide: m.moderation_act_decide,
  reverse: m.moderation_act_reverse,
  uphold: m.moderation_act_uphold,
  overturn: m.moderation_act_overturn,
  remove_factors: m.moderation_act_remove_factors,
  take_case: m.moderation_act_take_case,
  hand_over_case: m.moderation_act_hand_over_case,
  release_case: m.moderation_act_release_case,
  grant_live: m.moderation_act_grant_live,
  end_live_grant: m.moderation_act_end_live_grant
};

export const roles: Record<Schema<'Role'>, () => string> = {
  member: m.moderation_role_member,
  moderator: m.moderation_role_moderator,
  admin: m.moderation_role_admin
};

export const appealStates: Record<Schema<'AppealState'>, () => string> = {
  open: m.moderation_appeal_open,
  upheld: m.moderation_appeal_upheld,
  reversed: m.moderation_appeal_reversed
};

export const scoreText = (score: number) =>
  m.moderation_score({ percent: percent(Math.round(score * 100)) });

const DAY = /^\d{4}-\d\d-\d\d/;

function wordOf(part: string): string {
  if (part in outcomes) return outcomes[part as Outcome].name();
  if (part in sanctions) return sanctions[part as Sanction]();
  if (part in roles) return roles[part as keyof typeof roles]();
  if (part === 'forever') return m.moderation_forever();
  return DAY.test(part) ? day(part) : part;
}

/** A side of a change as the journal keeps it, `hide suspend forever`, in words. */
export const sideText = (side: string) => side.split(' ').map(wordOf).join(', ');

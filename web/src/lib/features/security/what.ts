/** What a line of the security log is called; the mails and notifications say the same. */
import { m } from '#messages';
import type { SecurityLine } from './api.ts';

type What = SecurityLine['what'];

const texts: Record<What, () => string> = {
  signed_in: m.security_what_signed_in,
  signed_in_anew: m.security_what_signed_in_anew,
  sessions_ended: m.security_what_sessions_ended,
  stream_key_made: m.security_what_stream_key_made,
  password_changed: m.security_what_password_changed,
  email_change_asked: m.security_what_email_change_asked,
  email_changed: m.security_what_email_changed,
  email_change_undone: m.security_what_email_change_undone,
  totp_added: m.security_what_totp_added,
  totp_removed: m.security_what_totp_removed,
  passkey_added: m.security_what_passkey_added,
  passkey_removed: m.security_what_passkey_removed,
  recovery_codes_made: m.security_what_recovery_codes_made,
  recovery_code_used: m.security_what_recovery_code_used,
  factors_removed: m.security_what_factors_removed,
  second_factor_refused: m.security_what_second_factor_refused,
  totp_replayed: m.security_what_totp_replayed,
  recovery_code_expired: m.security_what_recovery_code_expired,
  passkey_replayed: m.security_what_passkey_replayed,
  passkey_counter: m.security_what_passkey_counter
};

const ALARMS: readonly What[] = [
  'signed_in_anew',
  'factors_removed',
  'second_factor_refused',
  'totp_replayed',
  'recovery_code_expired',
  'passkey_replayed',
  'passkey_counter'
];

export const whatText = (what: What) => texts[what]();

/** Whether the member should look twice. */
export const isAlarm = (what: What) => ALARMS.includes(what);

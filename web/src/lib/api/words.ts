/** What an error is called in the reader's language: a sentence for each code we know. */
import { m } from '#messages';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { isApiError } from './problem.ts';

const sentences: Record<string, () => string> = {
  network: m.error_network,
  sign_in_required: m.error_sign_in_required,
  bad_credentials: m.error_bad_credentials,
  suspended: m.error_suspended,
  sign_up_not_possible: m.error_age_too_low,
  age_required: m.error_age_required,
  handle_taken: m.error_handle_taken,
  handle_changed_lately: m.error_handle_changed_lately,
  email_taken: m.error_email_taken,
  email_already_checked: m.error_email_already_checked,
  weak_password: m.error_weak_password,
  token_invalid: m.error_token_invalid,
  bad_image: m.error_bad_image,
  too_large: m.error_too_large,
  not_found: m.error_not_found,
  account_not_found: m.error_not_found,
  target_not_found: m.error_not_found,
  video_not_found: m.error_not_found,
  comment_not_found: m.error_comment_gone,
  comments_closed: m.error_comments_off,
  comment_too_long: m.error_comment_too_long,
  follow_request_not_found: m.error_request_gone,
  following_too_many: m.error_following_too_many,
  forbidden: m.error_forbidden,
  not_target_owner: m.error_forbidden,
  bad_origin: m.error_forbidden,
  conflict: m.error_conflict,
  invalid: m.error_invalid,
  email_unverified: m.error_email_unverified,
  quota_exceeded: m.error_quota_exceeded,
  disk_full: m.error_disk_full,
  storage_full: m.error_disk_full,
  caption_too_long: m.error_caption_too_long,
  query_too_long: m.error_query_too_long,
  search_not_found: m.error_not_found,
  asset_failed: m.media_reason_unknown,
  asset_not_found: m.error_not_found,
  cannot_retry: m.error_conflict,
  cannot_trim: m.error_cannot_trim,
  already_published: m.error_already_published,
  schedule_too_soon: m.error_schedule_too_soon,
  schedule_too_far: m.error_schedule_too_far,
  unknown_zone: m.error_unknown_zone,
  removed_by_staff: m.error_removed_by_staff,
  captions_invalid: m.error_captions_invalid,
  captions_not_found: m.error_captions_not_found,
  too_many_languages: m.error_too_many_languages,
  not_downloadable: m.error_not_downloadable,
  download_preparing: m.error_download_preparing,
  staff_only: m.error_forbidden,
  admin_only: m.error_admin_only,
  not_yourself: m.error_not_yourself,
  restricted: m.error_restricted,
  bad_verdict: m.error_bad_verdict,
  case_not_found: m.error_not_found,
  decision_not_found: m.error_not_found,
  appeal_not_found: m.error_not_found,
  case_claimed: m.error_case_claimed,
  case_decided: m.error_case_decided,
  decision_reversed: m.error_decision_reversed,
  another_person: m.error_another_person,
  appeal_decided: m.error_appeal_decided,
  already_appealed: m.error_already_appealed,
  appeal_too_late: m.error_appeal_too_late,
  proof_required: m.error_proof_required,
  proof_refused: m.error_proof_refused,
  code_refused: m.error_code_refused,
  code_replayed: m.error_code_replayed,
  recovery_code_expired: m.error_recovery_code_expired,
  passkey_refused: m.error_passkey_refused,
  passkey_replayed: m.error_passkey_replayed,
  passkey_not_found: m.error_not_found,
  passkeys_off: m.error_passkeys_off,
  too_many_passkeys: m.error_too_many_passkeys,
  totp_on: m.error_totp_on,
  totp_off: m.error_totp_off,
  no_second_factor: m.error_no_second_factor,
  sign_in_expired: m.error_sign_in_expired,
  shared_account: m.error_shared_account,
  notification_not_found: m.error_notification_not_found,
  topic_fixed: m.error_topic_fixed,
  quiet_nights_kept: m.error_quiet_nights_kept,
  unavailable: m.error_network
};

export function errorText(error: unknown): string {
  if (!isApiError(error)) return m.error_unknown();
  if (error.status === 429) return m.error_too_many({ seconds: error.retryAfter ?? 10 });
  return (sentences[error.code] ?? (error.status === 422 ? m.error_invalid : m.error_unknown))();
}

/** Says an error in a toast; for actions that have no better place to say it. */
export function tellError(error: unknown) {
  // Who closed the dialog knows.
  if (isApiError(error, 'proof_cancelled')) return;
  toasts.show(errorText(error), { tone: 'bad' });
}

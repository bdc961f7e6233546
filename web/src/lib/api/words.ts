/** What an error is called in the reader's language: a sentence for each code we know. */
import { m } from '#messages';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { isApiError } from './problem.ts';

const sentences: Record<string, () => string> = {
  network: m.error_network,
  sign_in_required: m.error_sign_in_required,
  bad_credentials: m.error_bad_credentials,
  suspended: m.error_suspended,
  account_suspended: m.error_suspended,
  handle_taken: m.error_handle_taken,
  email_taken: m.error_email_taken,
  age_too_low: m.error_age_too_low,
  weak_password: m.error_weak_password,
  token_invalid: m.error_token_invalid,
  not_found: m.error_not_found,
  account_not_found: m.error_not_found,
  video_not_found: m.error_not_found,
  forbidden: m.error_forbidden,
  conflict: m.error_conflict,
  invalid: m.error_invalid,
  comments_off: m.error_comments_off,
  blocked: m.error_blocked,
  email_unverified: m.error_email_unverified,
  quota_exceeded: m.error_quota_exceeded,
  disk_full: m.error_disk_full
};

export function errorText(error: unknown): string {
  if (!isApiError(error)) return m.error_unknown();
  if (error.status === 429) return m.error_too_many({ seconds: error.retryAfter ?? 10 });
  return (sentences[error.code] ?? (error.status === 422 ? m.error_invalid : m.error_unknown))();
}

/** Says an error in a toast; for actions that have no better place to say it. */
export function tellError(error: unknown) {
  toasts.show(errorText(error), { tone: 'bad' });
}

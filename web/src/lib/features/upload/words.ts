/** Uploads in the reader's language: why one failed, and how far one is. */
import { m } from '#messages';
import type { Asset } from '#lib/api/types.ts';
import { fileSize, percent, spokenLength } from '#lib/i18n/format.ts';
import { formatName, type Limits } from './limits.ts';
import type { Stage } from './stage.ts';

type Sentence = (limits: Limits | null) => string;

/** Why media could not prepare a file: every reason it knows. */
const preparing: Record<NonNullable<Asset['reason']>, Sentence> = {
  empty_file: () => m.media_reason_empty_file(),
  not_a_video: () => m.media_reason_not_a_video(),
  truncated: () => m.media_reason_truncated(),
  no_video_stream: () => m.media_reason_no_video_stream(),
  too_short: (limits) =>
    m.media_reason_too_short({ length: limits ? spokenLength(limits.min_seconds) : '…' }),
  too_long: (limits) =>
    m.media_reason_too_long({ length: limits ? spokenLength(limits.max_seconds) : '…' }),
  too_large_picture: () => m.media_reason_too_large_picture(),
  too_small_picture: () => m.media_reason_too_small_picture(),
  unsupported_container: (limits) =>
    m.media_reason_unsupported_container({ formats: formatsOf(limits) }),
  unsupported_codec: () => m.media_reason_unsupported_codec(),
  damaged: () => m.media_reason_damaged(),
  timeout: () => m.media_reason_timeout(),
  too_much_memory: () => m.media_reason_too_much_memory(),
  too_much_output: () => m.media_reason_too_much_output(),
  source_gone: () => m.media_reason_source_gone(),
  storage_error: () => m.media_reason_storage_error(),
  internal_error: () => m.media_reason_internal_error(),
  cancelled: () => m.media_reason_cancelled(),
  upload_expired: () => m.media_reason_upload_expired()
};

/** Why the server would not take the bytes. */
const taking: Record<string, Sentence> = {
  upload_too_large: (limits) =>
    m.media_reason_upload_too_large({ size: limits ? fileSize(limits.max_bytes) : '…' }),
  quota_exceeded: () => m.media_reason_quota_exceeded(),
  too_many_uploads: () => m.media_reason_too_many_uploads(),
  storage_full: () => m.media_reason_storage_full(),
  sign_in_required: () => m.error_sign_in_required()
};

const sentences: Record<string, Sentence> = { ...taking, ...preparing };

export function reasonText(code: string, limits: Limits | null): string {
  return sentences[code]?.(limits) ?? m.media_reason_unknown();
}

export function formatsOf(limits: Limits | null): string {
  return (limits?.containers ?? []).map(formatName).join(', ');
}

/** A few words for a bar or a chip. */
export function stageText(stage: Stage): string {
  switch (stage.name) {
    case 'starting':
      return m.upload_stage_starting();
    case 'sending':
      return m.upload_stage_sending({ percent: percent(stage.percent) });
    case 'waiting':
      return m.upload_stage_waiting();
    case 'interrupted':
      return m.upload_stage_interrupted();
    case 'checking':
      return m.upload_stage_checking();
    case 'encoding':
      return m.upload_stage_encoding({ percent: percent(stage.percent) });
    case 'ready':
      return m.upload_stage_ready();
    case 'failed':
      return m.upload_stage_failed();
  }
}

/** What may be uploaded, checked before a byte is sent; the server has the last word. */
import type { Instance } from '#lib/api/types.ts';

export type Limits = Instance['video'];

/** Codes of media, and `upload_too_large`, which the server answers when an upload is created. */
export type Objection =
  'empty_file' | 'upload_too_large' | 'not_a_video' | 'too_short' | 'too_long';

// The server rounds as generously: a recorder that was asked for 3 s may write 2.95 s.
const TOLERANCE_SECONDS = 0.1;

/** What speaks against a file by its name, type and size. */
export function objectToFile(
  file: Pick<File, 'name' | 'type' | 'size'>,
  limits: Limits
): Objection | null {
  if (!looksLikeVideo(file, limits.containers)) return 'not_a_video';
  if (file.size === 0) return 'empty_file';
  return file.size > limits.max_bytes ? 'upload_too_large' : null;
}

/** What speaks against a length; null seconds when the browser cannot tell. */
export function objectToLength(seconds: number | null, limits: Limits): Objection | null {
  if (seconds === null) return null;
  if (seconds < limits.min_seconds - TOLERANCE_SECONDS) return 'too_short';
  return seconds > limits.max_seconds + TOLERANCE_SECONDS ? 'too_long' : null;
}

function looksLikeVideo(file: Pick<File, 'name' | 'type'>, containers: readonly string[]): boolean {
  const extension = file.name.split('.').pop()?.toLowerCase() ?? '';
  return file.type.startsWith('video/') || [...containers, 'm4v'].includes(extension);
}

const CODEC_NAMES: Record<string, string> = {
  h264: 'H.264',
  hevc: 'HEVC',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  mpeg4: 'MPEG-4',
  prores: 'ProRes',
  webm: 'WebM',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
  flac: 'FLAC'
};

/** `h264` as people write it: H.264. */
export function formatName(code: string): string {
  return CODEC_NAMES[code] ?? code.toUpperCase().replaceAll('_', ' ');
}

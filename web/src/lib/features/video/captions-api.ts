/** Calls about subtitles, and why some are not taken, in words. */
import { m } from '#messages';
import { apiUrl, http } from '#lib/api/http.ts';
import { ApiError, isApiError, problemOf } from '#lib/api/problem.ts';
import type { Id, Schema } from '#lib/api/types.ts';
import { errorText } from '#lib/api/words.ts';

export const putCaptions = (video: Id, language: string, text: Blob) =>
  http.put<Schema<'CaptionsOut'>>(
    `/videos/${video}/captions/${language}`,
    new Blob([text], { type: 'text/vtt' })
  );

export const deleteCaptions = (video: Id, language: string) =>
  http.delete(`/videos/${video}/captions/${language}`);

/** The WebVTT of a language, as the server writes it. */
export async function readCaptions(video: Id, language: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(apiUrl(`/videos/${video}/captions/${language}`));
  } catch {
    throw new ApiError(0, 'network');
  }
  if (!response.ok) throw await problemOf(response);
  return response.text();
}

export function captionsProblem(error: unknown): string {
  if (!isApiError(error) || error.code !== 'captions_invalid') return errorText(error);
  const line = typeof error.extra.line === 'number' ? error.extra.line : null;
  const reason = reasonText(String(error.extra.reason));
  return line === null ? reason : m.captions_problem_line({ line, reason });
}

function reasonText(reason: string): string {
  switch (reason) {
    case 'too_large':
      return m.captions_problem_too_large();
    case 'encoding':
      return m.captions_problem_encoding();
    case 'no_header':
      return m.captions_problem_no_header();
    case 'timing':
      return m.captions_problem_timing();
    case 'too_many_cues':
      return m.captions_problem_too_many_cues();
    case 'too_many_lines':
      return m.captions_problem_too_many_lines();
    case 'line_too_long':
      return m.captions_problem_line_too_long();
    case 'characters':
      return m.captions_problem_characters();
    case 'empty':
      return m.captions_problem_empty();
    default:
      return m.captions_problem_other();
  }
}

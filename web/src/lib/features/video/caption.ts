/** A caption as runs of text, hashtags and mentions, in the order they are written. */
import type { Hashtag, Id } from '#lib/api/types.ts';

export type Run =
  | { kind: 'text'; text: string }
  | { kind: 'hashtag'; text: string; tag: string }
  | { kind: 'mention'; text: string; handle: string };

type Named = { handle: string; id: Id; written?: string };

const TOKEN = /[#＃][\p{L}\p{M}\p{N}_]+|@[a-z0-9._]{2,24}/giu;

/**
 * Only what the server recognised becomes a link: a hashtag it counts, a handle that exists.
 * A full stop at the end of a handle belongs to the sentence.
 */
export function runsOf(
  text: string,
  hashtags: readonly Hashtag[],
  mentions: readonly Named[]
): Run[] {
  const tags = new Map(hashtags.map((one) => [one.tag.toLocaleLowerCase(), one.folded]));
  const handles = new Map(mentions.map((one) => [(one.written ?? one.handle).toLowerCase(), one]));
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const run = recognise(match[0], tags, handles);
    if (!run) continue;
    if (match.index > from) runs.push({ kind: 'text', text: text.slice(from, match.index) });
    runs.push(run);
    from = match.index + run.text.length;
  }
  if (from < text.length) runs.push({ kind: 'text', text: text.slice(from) });
  return runs;
}

function recognise(
  token: string,
  tags: Map<string, string>,
  handles: Map<string, Named>
): Run | null {
  const word = token.slice(1).toLocaleLowerCase();
  if (!token.startsWith('@')) {
    return tags.has(word) ? { kind: 'hashtag', text: token, tag: tags.get(word) ?? word } : null;
  }
  for (const handle of [word, word.replace(/\.+$/, '')]) {
    const named = handles.get(handle) ?? handles.get(`@${handle}`);
    if (named) {
      return { kind: 'mention', text: token.slice(0, handle.length + 1), handle: named.handle };
    }
  }
  return null;
}

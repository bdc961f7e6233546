/** What a caption or a comment names: hashtags and mentions, found as the server finds them. */

const HASHTAG = /(?<![\p{L}\p{N}_/&])[#＃]+([\p{L}\p{M}\p{Nd}_\u200c\u200d]+)/gu;
const MENTION = /(?<![\p{L}\p{N}_@./])@([A-Za-z0-9._]{1,23}[A-Za-z0-9_])(?![\p{L}\p{N}_@])/gu;

/** Hashtags in order, each once; `#Été` and `#ete` are the same. */
export function hashtagsOf(caption: string): string[] {
  const found = new Map<string, string>();
  for (const [, tag = ''] of caption.matchAll(HASHTAG)) {
    const folded = tag.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (folded.replaceAll('_', '') && !found.has(folded)) found.set(folded, tag);
  }
  return [...found.values()];
}

/** Handles in lower case, in order, each once. */
export function mentionsOf(caption: string): string[] {
  const handles = [...caption.matchAll(MENTION)].map(([, handle = '']) => handle.toLowerCase());
  return [...new Set(handles)];
}

/** Length as the server counts it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

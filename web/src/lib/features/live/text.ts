/** How long a comment is: characters as people count them, as the server does. */
import { MAX_COMMENT } from './frames.ts';

const POINTS_MOST = 600;
const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Characters that may still be written; below zero: so many too many. */
export function left(text: string): number {
  const words = text.trim();
  const room = MAX_COMMENT - [...segmenter.segment(words)].length;
  // An emoji may hide many code points; the server stores so many and no more.
  return Math.min(room, POINTS_MOST - [...words].length);
}

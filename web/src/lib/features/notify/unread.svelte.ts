/**
 * How many notifications wait to be seen: one number for bar, rail and title, the same in all tabs.
 *
 * Each change has a number `n`, so that an answer or a frame that was overtaken changes nothing.
 */
import type { Unread } from './api.ts';

/** The server counts no further. */
export const MOST = 100;

let count = $state(0);
let latest = -1;

export const unread = {
  get count(): number {
    return count;
  },
  /** For a badge: 7, 99+. */
  get shown(): string {
    return count >= MOST ? `${MOST - 1}+` : String(count);
  },
  take(news: Pick<Unread, 'count' | 'n'>) {
    if (news.n < latest) return;
    latest = news.n;
    count = news.count;
  },
  /** Somebody else, or nobody, is signed in. */
  reset() {
    latest = -1;
    count = 0;
  }
};

/** Lives that run now, kept current while one looks: pictures and viewers change, lives come and go. */
import { PagedList } from '#lib/core/paged.svelte.ts';
import { fetchLives, type Live, type LiveFormat } from './api.ts';

const EVERY_MS = 12_000;

/** What is shown after the first page was read again: its order, and behind it what was read before. */
export function renewed(before: readonly Live[], first: readonly Live[], whole: boolean): Live[] {
  const now = new Set(first.map(({ id }) => id));
  // The first page holds every live there is: what is not on it has ended.
  const rest = whole ? [] : before.slice(first.length).filter(({ id }) => !now.has(id));
  return [...first, ...rest];
}

export class RunningLives extends PagedList<Live> {
  constructor(readonly format: LiveFormat | null) {
    super((cursor) => fetchLives(format, cursor));
  }

  /** Reads the first page again from time to time, until the returned function is called. */
  watch(): () => void {
    const timer = setInterval(() => document.hidden || void this.#renew(), EVERY_MS);
    return () => clearInterval(timer);
  }

  async #renew() {
    if (this.first || this.status === 'loading') return;
    const page = await fetchLives(this.format, null).catch(() => null);
    if (page) this.items = renewed(this.items, page.items, page.next_cursor === null);
  }
}

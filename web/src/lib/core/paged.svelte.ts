/**
 * A list that is read page by page, as long as somebody looks further.
 *
 * An answer that comes after a later `load()` is dropped. A page that fails keeps what was read:
 * `next()` tries the same page again.
 */
import type { Page } from '#lib/api/types.ts';

export type Fetch<T> = (cursor: string | null) => Promise<Page<T>>;
export type PagedStatus = 'idle' | 'loading' | 'ready' | 'failed';

export class PagedList<T> {
  items = $state<T[]>([]);
  status = $state<PagedStatus>('idle');
  error = $state.raw<unknown>(null);
  #cursor = $state<string | null>(null);
  #begun = $state(false);
  #fetch: Fetch<T>;
  #run = 0;

  constructor(fetch: Fetch<T>) {
    this.#fetch = fetch;
  }

  /** Whether there is a page that was not read yet. */
  get more(): boolean {
    return !this.#begun || this.#cursor !== null;
  }

  /** Whether nothing has arrived so far. */
  get first(): boolean {
    return !this.#begun;
  }

  /** Everything was read, and there was nothing. */
  get empty(): boolean {
    return this.#begun && this.#cursor === null && this.items.length === 0;
  }

  /** Reads from the start; what is shown stays until the answer comes. */
  async load(): Promise<void> {
    this.#run += 1;
    await this.#read(null, this.#run);
  }

  /** Reads the next page, once at a time. */
  async next(): Promise<void> {
    if (this.status === 'loading' || !this.more) return;
    await this.#read(this.#cursor, this.#run);
  }

  remove(matches: (item: T) => boolean) {
    this.items = this.items.filter((item) => !matches(item));
  }

  async #read(cursor: string | null, run: number): Promise<void> {
    this.status = 'loading';
    this.error = null;
    try {
      const page = await this.#fetch(cursor);
      if (run !== this.#run) return;
      this.items = cursor === null ? page.items : [...this.items, ...page.items];
      this.#cursor = page.next_cursor;
      this.#begun = true;
      this.status = 'ready';
    } catch (error) {
      if (run !== this.#run) return;
      this.error = error;
      this.status = 'failed';
    }
  }
}

/** The first of every kind that a search finds: one answer, shown as short lists. */
import type { Page, VideoCard } from '#lib/api/types.ts';
import { PagedList } from '#lib/core/paged.svelte.ts';
import type { Live } from '#lib/features/live/api.ts';
import { findAll, type AccountHit, type HashtagHit } from './api.ts';

type Part<T> = { items: T[]; next_cursor?: string | null } | null | undefined;

/** A list that ends here; its next page is on the tab of its kind. */
const only = <T>(part: Part<T>): Page<T> => ({ items: part?.items ?? [], next_cursor: null });

export class Overview {
  accounts = new PagedList<AccountHit>(async () => only((await this.#answer()).accounts));
  lives = new PagedList<Live>(async () => only((await this.#answer()).lives));
  hashtags = new PagedList<HashtagHit>(async () => only((await this.#answer()).hashtags));
  videos = new PagedList<VideoCard>(async () => only((await this.#answer()).videos));
  more = $state({ accounts: false, lives: false, hashtags: false, videos: false });
  #query: string;
  #asked: ReturnType<typeof findAll> | null = null;

  constructor(query: string) {
    this.#query = query;
  }

  get #lists() {
    return [this.accounts, this.lives, this.hashtags, this.videos];
  }

  get loaded(): boolean {
    return this.#lists.every((list) => !list.first);
  }

  /** What went wrong, once, for all of them. */
  get failed(): unknown {
    return this.#lists.find((list) => list.status === 'failed')?.error;
  }

  get empty(): boolean {
    return this.#lists.every((list) => list.empty);
  }

  async load(): Promise<void> {
    this.#asked = null;
    await Promise.all(this.#lists.map((list) => list.load()));
  }

  async #answer() {
    this.#asked ??= findAll(this.#query);
    const answer = await this.#asked;
    this.more = {
      accounts: !!answer.accounts?.next_cursor,
      lives: !!answer.lives?.next_cursor,
      hashtags: !!answer.hashtags?.next_cursor,
      videos: !!answer.videos?.next_cursor
    };
    return answer;
  }
}

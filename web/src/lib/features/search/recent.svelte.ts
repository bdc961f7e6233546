/** What one looked for: kept by the server for members, read anew whenever the start page opens. */
import { turnOf } from '#lib/api/turns.ts';
import { tellError } from '#lib/api/words.ts';
import { session } from '#lib/core/session.svelte.ts';
import { m } from '#messages';
import { ask } from '#lib/ui/ask.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import {
  fetchRecent,
  forgetSearch,
  forgetSearches,
  keepSearch,
  pauseSearches,
  type RecentSearch
} from './api.ts';

/** The last pause until the server has it, or its end as long as that may hold others back. */
let pausing: Promise<unknown> = Promise.resolve();

/** Keeps what was looked for on purpose, never ahead of a pause; that it was not kept disturbs nobody. */
export function keep(text: string) {
  if (!session.me || !text) return;
  pausing.then(() => keepSearch(text)).catch(() => undefined);
}

export class RecentSearches {
  items = $state<RecentSearch[]>([]);
  paused = $state(false);
  loaded = $state(false);

  async load() {
    try {
      const page = await fetchRecent();
      this.items = page.items;
      this.paused = page.paused;
      this.loaded = true;
    } catch {
      // The start page has more to offer: it goes on without the list.
    }
  }

  async forget(search: RecentSearch) {
    const before = this.items;
    this.items = before.filter((one) => one.id !== search.id);
    try {
      await forgetSearch(search.id);
    } catch (error) {
      this.items = before;
      tellError(error);
      return;
    }
    toasts.show(m.search_forgotten(), {
      action: { label: m.undo(), run: () => void this.#keepAgain(search) }
    });
  }

  async forgetAll() {
    const yes = await ask({
      title: m.search_forget_all_question(),
      text: m.search_forget_all_text(),
      yes: m.search_forget_all(),
      danger: true
    });
    if (!yes) return;
    try {
      await forgetSearches();
      this.items = [];
    } catch (error) {
      tellError(error);
    }
  }

  async pause(paused: boolean) {
    this.paused = paused;
    const told = pauseSearches(paused);
    pausing = paused ? told.catch(() => undefined) : turnOf(told);
    try {
      await told;
    } catch (error) {
      this.paused = !paused;
      tellError(error);
    }
  }

  async #keepAgain(search: RecentSearch) {
    try {
      await keepSearch(search.text);
      await this.load();
    } catch (error) {
      tellError(error);
    }
  }
}

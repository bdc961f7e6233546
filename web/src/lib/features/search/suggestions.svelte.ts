/**
 * What is offered while somebody types, and which of it the keyboard is on.
 *
 * Only the answer to what is in the field now is shown: an earlier question is given up.
 */
import type { VideoCard } from '#lib/api/types.ts';
import type { Live } from '#lib/features/live/api.ts';
import { suggest, type AccountHit, type HashtagHit, type SearchAnswer } from './api.ts';
import { searchPath, tagPath } from './paths.ts';

export type Option =
  | { kind: 'search'; id: string; href: string; text: string }
  | { kind: 'hashtag'; id: string; href: string; hit: HashtagHit }
  | { kind: 'account'; id: string; href: string; hit: AccountHit }
  | { kind: 'live'; id: string; href: string; live: Live }
  | { kind: 'video'; id: string; href: string; card: VideoCard };

const PAUSE_MS = 150;

/** The options for what was typed: the search itself first, then a few of each kind. */
export function optionsOf(text: string, found: SearchAnswer): Option[] {
  if (!text) return [];
  return [
    { kind: 'search', id: 'search', href: searchPath(text), text },
    ...(found.hashtags?.items ?? []).map((hit): Option => ({
      kind: 'hashtag',
      id: `tag-${hit.folded}`,
      href: tagPath(hit.folded),
      hit
    })),
    ...(found.accounts?.items ?? []).map((hit): Option => ({
      kind: 'account',
      id: `account-${hit.account.id}`,
      href: `/@${hit.account.handle}`,
      hit
    })),
    ...(found.lives?.items ?? []).map((live): Option => ({
      kind: 'live',
      id: `live-${live.id}`,
      href: live.path,
      live
    })),
    ...(found.videos?.items ?? []).map((card): Option => ({
      kind: 'video',
      id: `video-${card.id}`,
      href: card.permalink,
      card
    }))
  ];
}

/** Where the arrow leads: past the last option comes the field itself (-1), then the first. */
export function moved(active: number, step: 1 | -1, count: number): number {
  const places = count + 1;
  return ((active + 1 + step + places) % places) - 1;
}

export class Suggestions {
  options = $state.raw<Option[]>([]);
  active = $state(-1);
  #asked: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get current(): Option | null {
    return this.options[this.active] ?? null;
  }

  ask(typed: string) {
    this.stop();
    const text = typed.trim();
    this.active = -1;
    if (!text) {
      this.options = [];
      return;
    }
    const [first] = optionsOf(text, {});
    this.options = first ? [first, ...this.options.filter((one) => one.kind !== 'search')] : [];
    this.#timer = setTimeout(() => void this.#read(text), PAUSE_MS);
  }

  move(step: 1 | -1) {
    this.active = moved(this.active, step, this.options.length);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = null;
  }

  async #read(text: string) {
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const found = await suggest(text, asked.signal);
      if (!asked.signal.aborted) this.options = optionsOf(text, found);
    } catch {
      // Suggestions are a help: the search itself says what went wrong.
      if (!asked.signal.aborted) this.options = optionsOf(text, {});
    }
  }
}

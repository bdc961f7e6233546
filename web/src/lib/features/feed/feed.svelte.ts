/** The list of cards one swipes through: where it comes from, what is loaded, what comes next. */
import { ApiError, isApiError } from '#lib/api/problem.ts';
import type { Id, VideoCard } from '#lib/api/types.ts';
import { recall, remember } from '#lib/core/device.ts';
import { session } from '#lib/core/session.svelte.ts';
import { guestInterests } from '#lib/features/accounts/interests.ts';
import { fetchFeed, fetchFollowing } from './api.ts';
import { guestLanguages } from './languages.ts';

export type FeedState = 'loading' | 'ready' | 'failed' | 'choose-interests';
type Batch = { items: VideoCard[]; more: boolean };

const PAGE = 10;
/** Ask for more when so few are left ahead. */
const AHEAD = 4;
const SESSION_KEY = 'rampe.feed-session';

export abstract class Feed {
  items = $state<VideoCard[]>([]);
  state = $state<FeedState>('loading');
  /** Nothing more will come. */
  exhausted = $state(false);
  /** Fetching the first or another page. */
  busy = $state(false);
  /** The card one was at, so that coming back from a profile comes back to it. */
  position = 0;
  abstract readonly source: string;

  protected abstract fetch(): Promise<Batch>;

  async start() {
    if (this.items.length || this.busy) return;
    this.state = 'loading';
    await this.more();
  }

  /** To be called with the place of the present card. */
  async reach(index: number) {
    if (index >= this.items.length - AHEAD) await this.more();
  }

  async more() {
    if (this.busy || this.exhausted) return;
    this.busy = true;
    try {
      const { items, more } = await this.fetch();
      const known = new Set(this.items.map((item) => item.id));
      this.items.push(...items.filter((item) => !known.has(item.id)));
      this.exhausted = !more;
      this.state = 'ready';
    } catch (error) {
      if (isApiError(error, 'interests_required')) this.state = 'choose-interests';
      else if (!this.items.length) this.state = 'failed';
    } finally {
      this.busy = false;
    }
  }

  remove(matches: (item: VideoCard) => boolean) {
    this.items = this.items.filter((item) => !matches(item));
  }

  restore(item: VideoCard, index: number) {
    if (this.items.some((one) => one.id === item.id)) return;
    this.items.splice(Math.min(index, this.items.length), 0, item);
  }

  /** The session that watch events name; only For You has one. */
  get session(): string {
    return feedSession();
  }
}

/** Members: one a tab. Guests: kept on the device, because it is all that remembers them. */
function feedSession(): string {
  if (!session.me) return recall('feed-session', '');
  return sessionStorage.getItem(SESSION_KEY) ?? '';
}

function keepFeedSession(value: string) {
  if (session.me) sessionStorage.setItem(SESSION_KEY, value);
  else remember('feed-session', value);
}

/** What the server would answer, without a refused request that browsers log as an error. */
async function checkInterests() {
  await session.load();
  if (session.me && !session.me.interests.length) throw new ApiError(409, 'interests_required');
}

export class ForYou extends Feed {
  readonly source = 'for_you';
  /** What was seen is wanted again. */
  again = $state(false);

  protected async fetch(): Promise<Batch> {
    await checkInterests();
    const interests = session.me ? null : guestInterests();
    const page = await fetchFeed({
      limit: PAGE,
      session: feedSession() || undefined,
      interests: interests?.join(',') || undefined,
      languages: (!session.me && guestLanguages()?.join(',')) || undefined,
      opening: !this.items.length || undefined,
      again: this.again || undefined
    });
    keepFeedSession(page.session);
    return { items: page.items, more: !page.exhausted && page.items.length > 0 };
  }

  /** Everything was seen: begins again with what was seen longest ago. */
  async seeAgain() {
    this.again = true;
    this.items = [];
    this.position = 0;
    this.exhausted = false;
    await this.start();
  }
}

export class Following extends Feed {
  readonly source = 'following';
  #cursor: string | null = null;

  protected async fetch(): Promise<Batch> {
    await checkInterests();
    const page = await fetchFollowing(this.#cursor);
    this.#cursor = page.next_cursor;
    return { items: page.items, more: page.next_cursor !== null };
  }
}

/** A fixed list, such as the one video of a permalink. */
export class FixedFeed extends Feed {
  readonly source = 'permalink';

  constructor(items: VideoCard[]) {
    super();
    this.items = items;
    this.state = 'ready';
    this.exhausted = true;
  }

  protected override fetch(): Promise<Batch> {
    return Promise.resolve({ items: [], more: false });
  }
}

/** Applies a change of follow state to every loaded card of an account. */
export function markFollow(feed: Feed, accountId: Id, state: 'none' | 'requested' | 'following') {
  for (const item of feed.items) {
    if (item.author.id !== accountId) continue;
    item.viewer.following = state === 'following';
    item.viewer.requested = state === 'requested';
  }
}

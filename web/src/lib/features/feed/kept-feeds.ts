/** The feeds one was in: leaving for a profile and coming back finds them as they were. */
import { session } from '#lib/core/session.svelte.ts';
import { guestInterests } from '#lib/features/accounts/interests.ts';
import { Following, ForYou, type Feed } from './feed.svelte.ts';
import { guestLanguages } from './languages.ts';

/** After this long something new is wanted. */
const STALE_MS = 15 * 60_000;

type Kept = { feed: Feed; owner: string; at: number };
const kept = new Map<string, Kept>();

/** Whose feed it is: another member, or other choices of a guest, have another. */
export function feedOwner(): string {
  if (session.me) return `${session.me.id} ${session.me.interests.join()}`;
  return `guest ${guestInterests()?.join() ?? ''} ${guestLanguages()?.join() ?? ''}`;
}

function keep<F extends Feed>(name: string, make: () => F): F {
  const known = kept.get(name);
  const now = Date.now();
  if (known && known.owner === feedOwner() && now - known.at < STALE_MS && !isSpent(known.feed)) {
    known.at = now;
    return known.feed as F;
  }
  const feed = make();
  kept.set(name, { feed, owner: feedOwner(), at: now });
  return feed;
}

/** A feed that failed or was swiped through to its end begins anew. */
function isSpent(feed: Feed): boolean {
  if (feed.state === 'loading') return false;
  return feed.state !== 'ready' || feed.position >= feed.items.length;
}

/** What For You shows was decided anew: it is asked for when it is opened next. */
export const dropForYou = () => kept.delete('for-you');

export const keptForYou = () => keep('for-you', () => new ForYou());
export const keptFollowing = () => keep('following', () => new Following());

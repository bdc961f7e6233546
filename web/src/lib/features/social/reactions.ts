/** Likes, bookmarks and follows of a card: shown at once, taken back when the server says no. */
import { tellError } from '#lib/api/words.ts';
import { m } from '#messages';
import type { FollowState, VideoCard } from '#lib/api/types.ts';
import { tell } from '#lib/core/moments.ts';
import { signedInOrAsk } from '#lib/core/signin.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { setBookmark, setFollow, setLike } from './api.ts';

export async function toggleLike(card: VideoCard, on = !card.viewer.liked) {
  if (!signedInOrAsk() || card.viewer.liked === on) return;
  card.viewer.liked = on;
  card.counts.likes += on ? 1 : -1;
  try {
    const answer = await setLike(card.id, on);
    if (card.viewer.liked === answer.liked) card.counts.likes = answer.likes;
  } catch (error) {
    card.viewer.liked = !on;
    card.counts.likes += on ? -1 : 1;
    tellError(error);
  }
}

export async function toggleBookmark(card: VideoCard) {
  if (!signedInOrAsk()) return;
  const on = !card.viewer.bookmarked;
  card.viewer.bookmarked = on;
  card.counts.bookmarks += on ? 1 : -1;
  try {
    const answer = await setBookmark(card.id, on);
    card.counts.bookmarks = answer.bookmarks;
    if (on) toasts.show(m.action_bookmarked(), { tone: 'good' });
  } catch (error) {
    card.viewer.bookmarked = !on;
    card.counts.bookmarks += on ? -1 : 1;
    tellError(error);
  }
}

/** Follows the author of a card; the caller spreads the new state to the author's other cards. */
export async function followAuthor(card: VideoCard): Promise<FollowState | null> {
  if (!signedInOrAsk()) return null;
  try {
    const state = await setFollow(card.author.id, true);
    if (state === 'following') tell({ kind: 'followed', handle: card.author.handle });
    if (state === 'requested') toasts.show(m.follow_private_note());
    return state;
  } catch (error) {
    tellError(error);
    return null;
  }
}

/** Why a card is in the feed, as a sentence; the reason itself is the server's. */
import { m } from '#messages';
import type { VideoCard } from '#lib/api/types.ts';
import { interestName } from '#lib/features/accounts/interests.ts';

export function whyText(card: VideoCard): string {
  switch (card.why?.code) {
    case 'interest':
      return m.why_interest({ interest: interestName(card.why.params.interest ?? '') });
    case 'popular':
      return m.why_popular();
    case 'following':
      return m.why_following({ name: card.author.name });
    case 'fresh':
      return m.why_fresh();
    case 'explore':
      return m.why_explore();
    case 'seen_again':
      return m.why_seen_again();
    default:
      return m.why_unknown();
  }
}

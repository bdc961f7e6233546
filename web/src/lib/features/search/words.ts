/** How search puts figures and reasons into words. */
import { m } from '#messages';
import { interestName } from '#lib/features/accounts/interests.ts';
import { compactNumber } from '#lib/i18n/format.ts';
import type { FollowSuggestion } from './api.ts';

export const videosText = (count: number) =>
  m.search_videos_count({ count, shown: compactNumber(count) });

export const followersText = (count: number) =>
  m.search_followers_count({ count, shown: compactNumber(count) });

/** Why an account is suggested. */
export function whyText(why: FollowSuggestion['why']): string {
  if (why.code === 'followed_by') {
    return m.suggest_why_followed_by({ handle: `@${why.params?.['handle'] ?? ''}` });
  }
  if (why.code === 'interest') {
    return m.suggest_why_interest({ interest: interestName(why.params?.['interest'] ?? '') });
  }
  return m.suggest_why_popular();
}

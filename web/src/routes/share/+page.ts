/** What is shared with Rampe becomes a member’s video: who is signed out signs in first. */
import { memberOnly } from '#lib/core/guard.ts';

export async function load({ url }: { url: URL }) {
  await memberOnly(url);
}

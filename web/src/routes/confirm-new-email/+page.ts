/** A new address is taken only where its member is signed in. */
import { memberOnly } from '#lib/core/guard.ts';

export async function load({ url }: { url: URL }) {
  await memberOnly(url);
}

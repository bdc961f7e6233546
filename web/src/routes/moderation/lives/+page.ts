/** Only moderators open lives to others. */
import { moderatorOnly } from '#lib/core/guard.ts';

export async function load({ url }: { url: URL }) {
  await moderatorOnly(url);
}

/** Only members have these settings. */
import { memberOnly } from '#lib/core/guard.ts';

export async function load({ url }: { url: URL }) {
  await memberOnly(url);
}

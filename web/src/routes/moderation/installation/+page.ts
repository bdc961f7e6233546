/** Only administrators see how the installation is and what is set. */
import { redirect } from '@sveltejs/kit';
import { moderatorOnly } from '#lib/core/guard.ts';
import { session } from '#lib/core/session.svelte.ts';

export async function load({ url }: { url: URL }) {
  await moderatorOnly(url);
  if (session.me?.role !== 'admin') redirect(307, '/moderation');
}

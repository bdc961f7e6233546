/** What happens when somebody has signed in or up: greeting, then interests or where they wanted. */
import { goto } from '$app/navigation';
import { m } from '#messages';
import type { Me } from '#lib/api/types.ts';
import { safeNext } from '#lib/core/guard.ts';
import { session } from '#lib/core/session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export async function arrive(me: Me, next: string | null, created = false) {
  session.take(me);
  const target = safeNext(next);
  const path = me.interests.length ? target : `/interests?next=${encodeURIComponent(target)}`;
  await goto(path, { replaceState: true });
  toasts.show(created ? m.signup_done() : m.signin_hello({ name: me.name }), { tone: 'good' });
}

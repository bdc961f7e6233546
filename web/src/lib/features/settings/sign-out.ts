/** Signing out, after saying what it would interrupt. */
import { goto } from '$app/navigation';
import { m } from '#messages';
import { tellError } from '#lib/api/words.ts';
import { session } from '#lib/core/session.svelte.ts';
import { needsTab } from '#lib/features/upload/stage.ts';
import { uploads } from '#lib/features/upload/uploads.svelte.ts';
import { ask } from '#lib/ui/ask.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export async function signOut() {
  const sending = uploads.list.some((each) => needsTab(each.stage));
  const yes = await ask({
    title: m.settings_sign_out_question(),
    text: sending ? m.settings_sign_out_uploads() : undefined,
    yes: m.settings_sign_out()
  });
  if (!yes) return;
  try {
    await session.signOut();
    await goto('/');
    toasts.show(m.settings_signed_out());
  } catch (error) {
    tellError(error);
  }
}

/** Blocking and muting, each asked for once and then done; and the question before unfollowing. */
import { m } from '#messages';
import { tellError } from '#lib/api/words.ts';
import type { AccountRef } from '#lib/api/types.ts';
import { signedInOrAsk } from '#lib/core/signin.ts';
import { ask, type Question } from '#lib/ui/ask.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { setBlock, setMute } from './api.ts';

/** True when the account is now blocked. */
export async function askBlock(account: AccountRef): Promise<boolean> {
  if (!signedInOrAsk()) return false;
  const yes = await ask({
    title: m.block_question({ name: account.name }),
    text: m.block_text(),
    yes: m.block(),
    danger: true
  });
  if (!yes) return false;
  return done(setBlock(account.id, true), m.block_done({ name: account.name }));
}

/** True when the account is now muted. */
export async function askMute(account: AccountRef): Promise<boolean> {
  if (!signedInOrAsk()) return false;
  const yes = await ask({
    title: m.mute_question({ name: account.name }),
    text: m.mute_text(),
    yes: m.mute()
  });
  if (!yes) return false;
  return done(setMute(account.id, true), m.mute_done({ name: account.name }));
}

export const unfollowQuestion = (account: AccountRef): Question => ({
  title: m.unfollow_question({ name: account.name }),
  yes: m.unfollow_yes()
});

async function done(call: Promise<unknown>, text?: string): Promise<boolean> {
  try {
    await call;
  } catch (error) {
    tellError(error);
    return false;
  }
  if (text) toasts.show(text, { tone: 'good' });
  return true;
}

/** Doors of the router: pages that need a member, and the way back after signing in. */
import { redirect } from '@sveltejs/kit';
import { session } from './session.svelte.ts';

/** For `load` functions: sends guests to the sign-in page and remembers where they wanted to go. */
export async function memberOnly(url: URL) {
  const me = await session.load();
  if (!me) redirect(307, signInPath(url.pathname + url.search));
  return me;
}

/** For `load` functions of the moderators' pages. */
export async function moderatorOnly(url: URL) {
  await memberOnly(url);
  if (!session.moderates) redirect(307, '/');
}

export function signInPath(next: string): string {
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: only ever a path of this site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Who is signed in: read from the server at start, after sign-in, and when the server says so. */
import { http, onSignedOut, onSwitched, writeAs } from '#lib/api/http.ts';
import type { Me } from '#lib/api/types.ts';
import { remember } from '#lib/core/device.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';

let me = $state<Me | null>(null);
let known = $state(false);
let failed = $state(false);
let pending: Promise<Me | null> | null = null;

async function read(): Promise<Me | null> {
  const answer = await http.get<{ me: Me | null }>('/session');
  // Another tab acts as another account by now: nothing that this page shows is theirs.
  if (me && answer.me && me.id !== answer.me.id) location.reload();
  take(answer.me);
  return me;
}

function take(next: Me | null) {
  if (next && next.id !== me?.id && (next.locale === 'fr' || next.locale === 'en')) {
    locale.set(next.locale);
  }
  me = next;
  // For `boot.js`: whether the feed of a member may be asked for before the session is known.
  remember('feed-ready', next?.interests.length ? true : null);
  writeAs(next?.id ?? null);
  known = true;
  failed = false;
  pending = Promise.resolve(next);
}

onSignedOut(() => {
  if (me) take(null);
});

onSwitched(() => void read().catch(() => undefined));

export const session = {
  get me(): Me | null {
    return me;
  },
  /** False until the server has answered once. */
  get known(): boolean {
    return known;
  },
  /** The first read did not succeed; screens say so instead of waiting. */
  get failed(): boolean {
    return failed;
  },
  get moderates(): boolean {
    return me?.role === 'moderator' || me?.role === 'admin';
  },
  /** The answer of the first read; later calls share it. */
  load(): Promise<Me | null> {
    pending ??= read().catch((error) => {
      pending = null;
      failed = true;
      throw error;
    });
    return pending;
  },
  refresh: read,
  take,
  async signOut() {
    await http.delete('/sessions/current');
    take(null);
  }
};

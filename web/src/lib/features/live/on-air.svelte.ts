/** Who is on air at this moment, for the rings around faces: asked once a minute while somebody looks. */
import { SvelteSet } from 'svelte/reactivity';
import type { Id } from '#lib/api/types.ts';
import { fetchOnAir } from './api.ts';

const FIRST_MS = 2_500;
const EVERY_MS = 60_000;

const accounts = new SvelteSet<Id>();
let askedAt = -Infinity;

async function ask() {
  if (document.hidden || performance.now() - askedAt < EVERY_MS - FIRST_MS) return;
  askedAt = performance.now();
  const found = await fetchOnAir().catch(() => null);
  if (!found) return;
  accounts.clear();
  for (const { account_id } of found) accounts.add(account_id);
}

export const onAir = {
  has: (account: Id): boolean => accounts.has(account),

  get some(): boolean {
    return accounts.size > 0;
  },

  /** Keeps it current until the returned function is called. */
  watch(): () => void {
    askedAt = -Infinity;
    // What one came for loads first.
    const first = setTimeout(() => void ask(), FIRST_MS);
    const timer = setInterval(() => void ask(), EVERY_MS);
    const look = () => void ask();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }
};

/** As whom this device acts, and as whom it may: read once, and anew when the account changes. */
import type { Acting, Id } from '#lib/api/types.ts';
import { session } from '#lib/core/session.svelte.ts';
import { actAs, fetchActing } from './api.ts';

let known = $state.raw<Acting | null>(null);
let of = $state<Id | null>(null);

export const acting = {
  get current(): Acting | null {
    return of === session.me?.id ? known : null;
  },
  /** Whether an act in the brand’s name is for its owner only. */
  get limited(): boolean {
    return !!session.me?.acting && this.current?.role !== 'owner';
  },
  async load(): Promise<void> {
    const me = session.me?.id ?? null;
    if (!me) return;
    const read = await fetchActing();
    known = read;
    of = me;
  },
  /** Everything on the page belongs to somebody: it begins anew as the other one. */
  async switchTo(brand: Id | null): Promise<void> {
    await actAs(brand);
    location.assign('/');
  }
};

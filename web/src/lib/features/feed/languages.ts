/** The languages of For You that a guest keeps on this device; a member's are kept by the account. */
import type { Language } from '#lib/api/types.ts';
import { recall, remember } from '#lib/core/device.ts';

/** null: all. Never empty. */
export function guestLanguages(): Language[] | null {
  return recall<Language[] | null>('languages', null);
}

export function keepGuestLanguages(codes: Language[] | null) {
  remember('languages', codes);
}

/** Interests by their names, and the choice a guest keeps on this device. */
import { m } from '#messages';
import { recall, remember } from '#lib/core/device.ts';
import { tell } from '#lib/core/moments.ts';

const names: Record<string, () => string> = {
  dance: m.interest_dance,
  sketches: m.interest_sketches,
  humour: m.interest_humour,
  music: m.interest_music,
  self_development: m.interest_self_development,
  cooking: m.interest_cooking,
  sport: m.interest_sport,
  fashion: m.interest_fashion,
  beauty: m.interest_beauty,
  travel: m.interest_travel,
  animals: m.interest_animals,
  gaming: m.interest_gaming,
  science: m.interest_science,
  art: m.interest_art,
  diy: m.interest_diy,
  nature: m.interest_nature
};

/** The name of an interest; a code we have no word for is shown as it is. */
export function interestName(code: string): string {
  return names[code]?.() ?? code.replaceAll('_', ' ');
}

/** null: never asked; empty: skipped. */
export function guestInterests(): string[] | null {
  return recall<string[] | null>('interests', null);
}

export function keepGuestInterests(codes: string[]) {
  remember('interests', codes);
  if (codes.length) tell({ kind: 'interests_chosen' });
}

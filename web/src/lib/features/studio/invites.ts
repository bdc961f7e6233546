/** Who can still be invited to a live. Pure. */
import type { AccountRef } from '#lib/api/types.ts';

const OFFERED = 6;

export type Invites = {
  people: readonly AccountRef[];
  /** The host’s own handle. */
  own: string;
  most: number;
};

export const isFull = ({ people, most }: Invites) => people.length >= most;

/** Of those that were found, the first who are not invited yet; nobody once the list is full. */
export function offersOf(found: readonly AccountRef[], invites: Invites): AccountRef[] {
  if (isFull(invites)) return [];
  const invited = new Set(invites.people.map(({ id }) => id));
  return found
    .filter(({ id, handle }) => handle !== invites.own && !invited.has(id))
    .slice(0, OFFERED);
}

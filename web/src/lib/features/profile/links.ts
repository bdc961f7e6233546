/** Links of a profile as they are shown. */
import type { Link } from '#lib/api/types.ts';

/** The label, or the address without what everybody knows. */
export function linkText(link: Link): string {
  if (link.label) return link.label;
  const bare = link.url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return bare.length > 40 ? `${bare.slice(0, 39)}…` : bare;
}

/** Links as they are edited: an address may be typed as people say it. */
import type { Link } from '#lib/api/types.ts';

export const LINKS_MAX = 5;

/** `exemple.fr` → `https://exemple.fr`; null for what is no web address. */
export function cleanUrl(text: string): string | null {
  const typed = text.trim();
  if (!typed || /\s/.test(typed)) return null;
  const full = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(full);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.username || url.password || !url.hostname.includes('.')) return null;
  return full;
}

/** What is to be saved, empty rows left out; null while an address is wrong. */
export function cleanLinks(rows: readonly Link[]): Link[] | null {
  const links: Link[] = [];
  for (const row of rows) {
    if (!row.url.trim() && !row.label.trim()) continue;
    const url = cleanUrl(row.url);
    if (!url) return null;
    links.push({ url, label: row.label.trim() });
  }
  return links;
}

/** The addresses of search: what is looked for, and of which kind, and the pages of hashtags. */
import type { LiveFormat } from '#lib/features/live/api.ts';

const KINDS = ['all', 'accounts', 'lives', 'videos', 'hashtags'] as const;
export type Kind = (typeof KINDS)[number];

/** The kind that an address names. */
export const kindOf = (text: string | null): Kind => KINDS.find((kind) => kind === text) ?? 'all';

export const LONGEST_QUERY = 200;

/** A hashtag in an address: what it is compared by, as one part of the path. */
export const tagPath = (folded: string) => `/tag/${encodeURIComponent(folded)}`;

/** `format` is one of lives. */
export const searchPath = (query: string, kind: Kind = 'all', format: LiveFormat | null = null) => {
  const asked = new URLSearchParams({ q: query });
  if (kind !== 'all') asked.set('kind', kind);
  if (format) asked.set('format', format);
  return `/search?${asked.toString()}`;
};

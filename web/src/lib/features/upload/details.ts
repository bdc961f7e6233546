/** What an author says about a video, and what of it is to be sent. */
import type { Language, VideoCard, Visibility } from '#lib/api/types.ts';
import { instance } from '#lib/core/instance.svelte.ts';
import { session } from '#lib/core/session.svelte.ts';

export type Details = {
  caption: string;
  alt_text: string;
  visibility: Visibility;
  comments_on: boolean;
  /** Null: as the author's preferences say, which the server knows. */
  downloads_on: boolean | null;
  /** What is spoken in it; null: nothing, or several languages. */
  language: Language | null;
  cover_ms: number | null;
};

export const VISIBILITIES: readonly Visibility[] = [
  'public',
  'followers',
  'friends',
  'unlisted',
  'private'
];

const USUAL_CAPTION_MAX = 2_200;
export const ALT_TEXT_MAX = 1_000;

/** How many characters a caption may have here. */
export function captionMax(): number {
  return instance.current?.publishing.caption_max_length ?? USUAL_CAPTION_MAX;
}

export function freshDetails(): Details {
  return {
    caption: '',
    alt_text: '',
    visibility: 'public',
    comments_on: true,
    downloads_on: null,
    // As the server would have it, who is told what is on screen.
    language: (session.me?.locale as Language | undefined) ?? null,
    cover_ms: null
  };
}

export function detailsOf(card: VideoCard): Details {
  return {
    caption: card.caption,
    alt_text: card.alt_text,
    visibility: card.visibility,
    comments_on: card.comments_on,
    downloads_on: card.downloads_on,
    language: card.language,
    cover_ms: card.cover_ms
  };
}

/** The fields of `now` that differ from `saved`. */
export function changesOf(saved: Details, now: Details): Partial<Details> {
  const changed = Object.entries(now).filter(
    ([name, value]) => saved[name as keyof Details] !== value
  );
  return Object.fromEntries(changed) as Partial<Details>;
}

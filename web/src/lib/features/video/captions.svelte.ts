/** Which subtitles one reads: off or a language, remembered on this device; and their texts. */
import { SvelteMap } from 'svelte/reactivity';
import type { VideoCard } from '#lib/api/types.ts';
import { recall, remember } from '#lib/core/device.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { readCaptions } from './captions-api.ts';
import { parseCues, type Cue } from './cues.ts';

type Choice = { on: boolean; language: string | null };
type Captioned = Pick<VideoCard, 'id' | 'captions'>;

const KEPT = 12;

let choice = $state.raw<Choice>(recall<Choice>('captions', { on: false, language: null }));
const tracks = new SvelteMap<string, readonly Cue[]>();
const asked = new Set<string>();

function choose(next: Choice) {
  choice = next;
  remember('captions', next);
}

/** The language among those of a video: the chosen one, its kin, the reader’s, or the first. */
export function languageFor(
  languages: readonly string[],
  wanted: readonly string[]
): string | null {
  const primary = (tag: string) => tag.split('-')[0];
  for (const tag of wanted) {
    const found =
      languages.find((each) => each === tag) ??
      languages.find((each) => primary(each) === primary(tag));
    if (found) return found;
  }
  return languages[0] ?? null;
}

export const captionChoice = {
  /** The language in which a video is read, or null. */
  languageOf(card: Captioned): string | null {
    if (!choice.on) return null;
    const wanted = [choice.language, locale.current].filter((tag) => tag !== null);
    return languageFor(
      card.captions.map((each) => each.language),
      wanted
    );
  },
  pick(language: string | null) {
    choose(language ? { on: true, language } : { ...choice, on: false });
  },
  toggle(card: Captioned) {
    if (card.captions.length) choose({ ...choice, on: !choice.on });
  }
};

/** The cues of a video in the chosen language, once they are here. */
export function cuesOf(card: Captioned): readonly Cue[] {
  const language = captionChoice.languageOf(card);
  return (language && tracks.get(`${card.id} ${language}`)) || [];
}

/** Reads the cues that `cuesOf` will give, once. Without them one sees no subtitles, only. */
export async function loadCues(card: Captioned): Promise<void> {
  const language = captionChoice.languageOf(card);
  if (!language) return;
  const key = `${card.id} ${language}`;
  if (asked.has(key)) return;
  asked.add(key);
  try {
    tracks.set(key, parseCues(await readCaptions(card.id, language)));
    for (const old of [...tracks.keys()].slice(0, -KEPT)) {
      tracks.delete(old);
      asked.delete(old);
    }
  } catch {
    asked.delete(key);
  }
}

/** Forgets the texts of a video: they were changed. */
export function forgetCues(video: string) {
  for (const key of [...asked]) {
    if (!key.startsWith(`${video} `)) continue;
    asked.delete(key);
    tracks.delete(key);
  }
}

/** Languages of videos and of subtitles, by the names the reader knows. */
import { locale } from '#lib/i18n/locale.svelte.ts';

/** What is offered; a file in any other language may be sent through the API. */
const OFFERED = [
  'fr', 'en', 'es', 'de', 'it', 'pt', 'pt-BR', 'nl', 'ca', 'pl', 'ro', 'el', 'tr', 'ru', 'uk',
  'ar', 'he', 'fa', 'hi', 'bn', 'ja', 'ko', 'zh-Hans', 'zh-Hant', 'vi', 'th', 'id', 'sw', 'wo'
]; // prettier-ignore

/** “français”, with a capital where it stands alone. */
export function languageName(tag: string): string {
  let name: string | undefined;
  try {
    name = new Intl.DisplayNames(locale.current, { type: 'language' }).of(tag);
  } catch {
    // A tag that this browser does not know is shown as it is.
  }
  return name ? name.charAt(0).toLocaleUpperCase(locale.current) + name.slice(1) : tag;
}

/** The languages that a video has no subtitles in yet, by name. */
export function captionLanguages(taken: readonly string[]): string[] {
  return byName(OFFERED.filter((tag) => !taken.includes(tag)));
}

/** What a video can be in: the language of this screen first, then by name. */
export function videoLanguages<Code extends string>(codes: readonly Code[]): Code[] {
  const isHere = (code: string) => code === locale.current;
  return [...codes.filter(isHere), ...byName(codes.filter((code) => !isHere(code)))];
}

function byName<Tag extends string>(tags: readonly Tag[]): Tag[] {
  return tags.toSorted((one, other) =>
    languageName(one).localeCompare(languageName(other), locale.current)
  );
}

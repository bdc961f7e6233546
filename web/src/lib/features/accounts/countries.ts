/** Countries by the names of the reader's language. */
import { locale } from '#lib/i18n/locale.svelte.ts';

export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([locale.current], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function countryOptions(codes: readonly string[]): { value: string; label: string }[] {
  const { compare } = new Intl.Collator(locale.current);
  return codes
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => compare(a.label, b.label));
}

/** The country in the browser's language tag, as a first proposal. */
export function guessedCountry(): string {
  for (const tag of navigator.languages) {
    const region = new Intl.Locale(tag).region;
    if (region) return region;
  }
  return 'FR';
}

/** The language in use: reactive, so that switching it needs no reload and no upload is lost. */
import { baseLocale, isLocale, overwriteGetLocale, type Locale } from '#paraglide';

const KEY = 'rampe.locale';

function initial(): Locale {
  const chosen = typeof document === 'undefined' ? baseLocale : document.documentElement.lang;
  return isLocale(chosen) ? chosen : baseLocale;
}

let current = $state<Locale>(initial());
overwriteGetLocale(() => current);

export const locale = {
  get current(): Locale {
    return current;
  },
  set(next: Locale) {
    current = next;
    document.documentElement.lang = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
  }
};

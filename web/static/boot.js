// Sets theme and language before the first paint and asks for the fonts; the app takes over then.
(function () {
  try {
    decodeURI(location.pathname);
  } catch {
    // A broken escape: the router could not even say that there is no such page.
    history.replaceState(null, '', '/not-found');
  }
  var root = document.documentElement;
  var theme = null;
  var locale = null;
  try {
    theme = localStorage.getItem('rampe.theme');
    locale = localStorage.getItem('rampe.locale');
  } catch {
    // Storage may be refused; the defaults hold.
  }
  if (theme === 'system') {
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  }
  root.dataset.theme = theme === 'light' ? 'light' : 'dark';
  if (locale !== 'fr' && locale !== 'en') {
    locale = /^fr\b/i.test(navigator.language) ? 'fr' : /^en\b/i.test(navigator.language) ? 'en' : 'fr';
  }
  root.lang = locale;
  // As early as <link rel=preload> would, which browsers wrongly call unused after a reload.
  if (document.fonts) {
    document.fonts.load('1em "Instrument Sans"');
    document.fonts.load('700 1em "Bricolage Grotesque"');
  }
})();

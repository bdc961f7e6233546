// Sets theme and language before the first paint; the app takes over from there.
(function () {
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
})();

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
  var bars = document.querySelector('meta[name=theme-color]');
  if (bars && theme === 'light') bars.content = '#FBF9F7';
  if (locale !== 'fr' && locale !== 'en') {
    locale = /^fr\b/i.test(navigator.language) ? 'fr' : /^en\b/i.test(navigator.language) ? 'en' : 'fr';
  }
  root.lang = locale;
  var manifest = document.querySelector('link[rel=manifest]');
  if (manifest) manifest.href = '/manifest.webmanifest?lang=' + locale;
  // As early as <link rel=preload> would, which browsers wrongly call unused after a reload; but on
  // the first visit the line is for the app, and the fallbacks take as much room.
  var kept = navigator.serviceWorker && navigator.serviceWorker.controller;
  if (kept && document.fonts) {
    document.fonts.load('1em "Instrument Sans"');
    document.fonts.load('700 1em "Bricolage Grotesque"');
  }
  // Who is here and what the feed begins with, while the app itself is on its way; `http.ts` takes it.
  if (location.pathname.indexOf('/embed/') !== 0 && navigator.onLine) {
    var early = (window.rampeEarly = new Map());
    ask('/api/v1/session');
    if (location.pathname === '/') askFeed();
  }

  function ask(url) {
    var answer = fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    early.set(url, answer);
    // Whoever takes it asks again.
    answer.catch(function () {});
    return answer;
  }

  /** The same address as `fetchFeed` makes, or nothing where interests are to be chosen first. */
  function askFeed() {
    var query = new URLSearchParams({ limit: '10' });
    try {
      var member = localStorage.getItem('rampe.feed-ready');
      var interests = JSON.parse(localStorage.getItem('rampe.interests'));
      if (!member && !interests) return;
      var sitting = member
        ? sessionStorage.getItem('rampe.feed-session')
        : JSON.parse(localStorage.getItem('rampe.feed-session'));
      if (sitting) query.set('session', sitting);
      if (!member && interests.length) query.set('interests', interests.join(','));
      var languages = JSON.parse(localStorage.getItem('rampe.languages'));
      if (!member && languages) query.set('languages', languages.join(','));
      query.set('opening', 'true');
    } catch {
      return;
    }
    ask('/api/v1/feed?' + query).then(showPoster, function () {});
  }

  /** The first picture is on its way before there is a card. */
  function showPoster(answer) {
    if (!answer.ok) return;
    answer
      .clone()
      .json()
      .then(function (page) {
        var first = page.items[0];
        if (first && first.poster_url) new Image().src = first.poster_url;
      });
  }
})();

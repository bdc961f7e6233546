// What a page shows, and when, in ms from the beginning of its navigation: `await shown`.
globalThis.shown = new Promise((finish) => {
  const found = { scripts: 0, requests: 0 };
  const CARD = '#card, [data-testid="feed-card"]:not([inert])';
  const HAVE_CURRENT_DATA = 2;

  // Looked at frame by frame: a picture that was preloaded may be there before its element is.
  requestAnimationFrame(function look(now) {
    const card = document.querySelector(CARD);
    if (!found.poster && card?.querySelector('img.poster')?.naturalWidth) {
      found.poster = now;
      weigh(now);
    }
    if (!found.frame && card?.querySelector('video')?.readyState >= HAVE_CURRENT_DATA) {
      found.frame = now;
    }
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (found.poster && found.frame && paint) finish({ ...found, fcp: paint.startTime });
    else requestAnimationFrame(look);
  });

  /** Everything that has come by then, as it came over the line. */
  function weigh(until) {
    for (const entry of performance.getEntriesByType('resource')) {
      if (entry.responseEnd > until || !entry.transferSize) continue;
      found.requests += 1;
      if (/\.js(\?|$)/.test(entry.name)) found.scripts += entry.encodedBodySize;
    }
  }
});

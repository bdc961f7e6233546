// What a page shows, and when, in ms from the beginning of its navigation: `await shown`.
globalThis.shown = new Promise((finish) => {
  const found = { scripts: 0, requests: 0 };
  const CARD = '#card, [data-testid="feed-card"]:not([inert])';

  function first(name) {
    if (name in found) return;
    found[name] = 0;
    requestAnimationFrame(() => {
      found[name] = performance.now();
      if (name === 'poster') weigh(found.poster);
      if (!found.poster || !found.frame) return;
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      finish({ ...found, fcp: paint?.startTime ?? 0 });
    });
  }

  /** Everything that has come by then, as it came over the line. */
  function weigh(until) {
    for (const entry of performance.getEntriesByType('resource')) {
      if (entry.responseEnd > until || !entry.transferSize) continue;
      found.requests += 1;
      if (/\.js(\?|$)/.test(entry.name)) found.scripts += entry.encodedBodySize;
    }
  }

  const on = (kind, selector, name) =>
    addEventListener(
      kind,
      ({ target }) => target.matches?.(selector) && target.closest(CARD) && first(name),
      true
    );
  on('load', 'img.poster', 'poster');
  on('loadeddata', 'video', 'frame');
});

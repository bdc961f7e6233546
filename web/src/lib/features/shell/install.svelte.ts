/** Installing the client as an application, where the browser offers it or has a way of its own. */

import type { Locale } from '#paraglide';

/** What Chromium hands out once; no standard has its type. */
type InstallPrompt = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

let offer = $state.raw<InstallPrompt | null>(null);
let done = $state(matchMedia('(display-mode: standalone)').matches);

addEventListener('beforeinstallprompt', (event) => {
  // The settings have an entry; the browser’s own banner would lie over the video.
  event.preventDefault();
  offer = event as InstallPrompt;
});
addEventListener('appinstalled', () => {
  offer = null;
  done = true;
});

/** Safari installs by its own menu and tells no page about it. */
export function isApple(agent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touchPoints > 1);
}

/** Has the device keep the application’s name and menu in this language when it is installed. */
export function nameIn(language: Locale) {
  const manifest = document.querySelector('link[rel=manifest]');
  manifest?.setAttribute('href', `/manifest.webmanifest?lang=${language}`);
}

export const install = {
  /** How it can be installed here; null when it is, or cannot be. */
  get way(): 'prompt' | 'apple' | null {
    if (done) return null;
    if (offer) return 'prompt';
    return isApple(navigator.userAgent, navigator.maxTouchPoints) ? 'apple' : null;
  },
  /** It is installed, and perhaps running as such. */
  get done(): boolean {
    return done;
  },
  async ask() {
    const asked = offer;
    // A prompt works once, whatever the answer; the browser makes another when it sees fit.
    offer = null;
    await asked?.prompt();
  }
};

/**
 * The service worker as the page sees it: started when a first video plays, and a newer version of
 * the client that waits to be wanted. A tab keeps its version until then, whatever the server has.
 */
import { updated } from '$app/state';

/** The first video comes before what only the next visit needs; where none plays, so long. */
const SETTLED_MS = 8_000;
const LOOK_EVERY_MS = 3_600_000;
const SHELLS = 'rampe-shell-';

let waiting = $state(false);
let putOff = $state(false);
let taking = $state(false);

export const newVersion = {
  get offered(): boolean {
    return (waiting || updated.current) && !putOff;
  },
  get taking(): boolean {
    return taking;
  },
  later() {
    putOff = true;
  },
  /** Shows the new version; resolves only when there is nothing to wait for. */
  async take() {
    taking = true;
    const next = await nextWorker().catch(() => null);
    if (next) {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      next.postMessage('take-over');
      return;
    }
    // No worker brings it: the page comes from the server.
    if ('caches' in window) {
      const shells = (await caches.keys()).filter((name) => name.startsWith(SHELLS));
      await Promise.all(shells.map((name) => caches.delete(name)));
    }
    location.reload();
  }
};

/** Registers the worker once; the development server has none. */
export function startWorker(): () => void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return () => undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  const start = async () => {
    stopWaiting();
    const registration = await register().catch(() => null);
    if (!registration) return;
    follow(registration);
    looking = setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
    const { active } = await navigator.serviceWorker.ready;
    if (!savesData()) active?.postMessage('keep-all');
  };
  // Events of media do not bubble, but they can be caught on their way down.
  document.addEventListener('playing', start, { capture: true });
  const starting = setTimeout(start, SETTLED_MS);
  const stopWaiting = () => {
    document.removeEventListener('playing', start, { capture: true });
    clearTimeout(starting);
  };
  return () => {
    stopWaiting();
    clearInterval(looking);
  };
}

const register = () =>
  navigator.serviceWorker.register('/service-worker.js', {
    type: 'module',
    updateViaCache: 'none'
  });

function follow(registration: ServiceWorkerRegistration) {
  // A first worker replaces nothing.
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) waiting = true;
  };
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look)
  );
}

/** The worker of the newest version, once it has all it needs; null when there is none. */
async function nextWorker(): Promise<ServiceWorker | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return null;
  if (registration.waiting) return registration.waiting;
  await registration.update();
  const { installing } = registration;
  if (!installing) return registration.waiting;
  return new Promise((resolve) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') resolve(installing);
      if (installing.state === 'redundant') resolve(null);
    });
  });
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}

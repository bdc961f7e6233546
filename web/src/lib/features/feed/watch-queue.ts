/**
 * Watch events on their way to the server. An event stays on the device until the server has
 * acknowledged it, so a tab that closes, a lost network or a restart costs none; the server knows
 * events by their id and takes each once.
 */
import { apiUrl } from '#lib/api/http.ts';
import { isApiError } from '#lib/api/problem.ts';
import type { WatchEvent } from '#lib/api/types.ts';
import { recall, remember } from '#lib/core/device.ts';
import { sendWatched } from './api.ts';

const KEY = 'watched';
const EVERY_MS = 5_000;
/** A request that outlives its page may carry 64 kB; an event takes about 300 bytes. */
const BATCH = 100;
const KEPT = 1_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let sending = false;

const pending = () => recall<WatchEvent[]>(KEY, []);

function forget(events: WatchEvent[]) {
  const gone = new Set(events.map((event) => event.id));
  remember(
    KEY,
    pending().filter((event) => !gone.has(event.id))
  );
}

async function flush() {
  clearTimeout(timer);
  timer = undefined;
  const batch = pending().slice(0, BATCH);
  if (!batch.length || sending) return;
  sending = true;
  let wait = EVERY_MS;
  try {
    await sendWatched(batch);
    forget(batch);
  } catch (error) {
    // What the server refuses for its content would be refused for ever.
    if (isApiError(error) && [400, 413, 422].includes(error.status)) forget(batch);
    else wait = isApiError(error) && error.retryAfter ? error.retryAfter * 1000 : EVERY_MS * 6;
  } finally {
    sending = false;
  }
  if (pending().length) timer = setTimeout(flush, wait);
}

export const watchQueue = {
  add(event: WatchEvent) {
    remember(KEY, [...pending(), event].slice(-KEPT));
    timer ??= setTimeout(flush, EVERY_MS);
  },
  /** At start: what an earlier page could not send. */
  resume() {
    if (pending().length) timer ??= setTimeout(flush, EVERY_MS);
  },
  /** The page goes away: one try that the browser finishes on its own. */
  farewell() {
    const batch = pending().slice(0, BATCH);
    if (!batch.length) return;
    navigator.sendBeacon(apiUrl('/watch'), JSON.stringify({ events: batch }));
  }
};

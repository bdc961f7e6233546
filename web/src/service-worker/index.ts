/**
 * The service worker: the shell opens without a network and at once, and files that other
 * applications share are received. Answers of the API and media pass by it (decision 18).
 *
 * A version keeps its own files in a cache of its own. It is complete before it counts, waits until
 * no tab shows the former one or a member asks for it, and leaves that one's files to tabs that stay.
 */
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { RECEIVE_PATH } from '#lib/features/received/address.ts';
import { keepReceived } from '#lib/features/received/kept.ts';
import { answerFor, filesNamedBy, outdated } from './answers.ts';

const PREFIX = 'rampe-shell-';
const CURRENT = PREFIX + version;
/** The page of the feed, which names its parts too, and that of everything else. */
const [FEED, SHELL] = ['/', '/200.html'];
const AT_A_TIME = 4;

const absolute = (path: string) => new URL(path, self.location.origin).pathname;
const built = immutable.map(({ path }) => absolute(path));
const still = assets
  .map(({ path }) => absolute(path))
  .filter((path) => !/service-worker|robots|LICENSE/.test(path));
const kept = new Set([...built, ...still]);

self.addEventListener('install', (event) => event.waitUntil(keepShell()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const old = outdated(await caches.keys(), PREFIX, CURRENT);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })()
  )
);

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
  // Asked for when a page has nothing better to do.
  if (event.data === 'keep-all') event.waitUntil(keepRest());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode, headers } = request;
  const asked = { method, mode, range: headers.has('range'), url: new URL(request.url) };
  switch (answerFor(asked, self.location.origin, kept)) {
    case 'shell':
      return event.respondWith(shell(request));
    case 'page':
      return event.respondWith(fetch(request).catch(() => shell(request)));
    case 'file':
      return event.respondWith(file(request, asked.url.pathname));
    case 'receive':
      return event.respondWith(receive(request));
  }
});

/** What a first screen needs; fails as a whole when the server has another version by now. */
async function keepShell() {
  const cache = await caches.open(CURRENT);
  for (const path of [FEED, SHELL]) {
    const answer = await fetch(path, { cache: 'no-cache' });
    const named = filesNamedBy(await answer.clone().text());
    if (!answer.ok || !named.length || !named.every((each) => kept.has(each))) {
      throw new Error(`${path} is of another version`);
    }
    await cache.addAll(named);
    await cache.put(path, answer);
  }
  await cache.addAll(still.map((path) => new Request(path, { cache: 'no-cache' })));
}

/** Everything else of this version, a few at a time; what fails is fetched when it is wanted. */
async function keepRest() {
  const cache = await caches.open(CURRENT);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = built.filter((path) => !known.has(path));
  while (missing.length) {
    const some = missing.splice(0, AT_A_TIME);
    await Promise.all(some.map((path) => cache.add(path).catch(() => undefined)));
  }
}

async function shell(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname === FEED ? FEED : SHELL;
  const cache = await caches.open(CURRENT);
  return (await cache.match(path)) ?? fetch(request);
}

async function file(request: Request, path: string): Promise<Response> {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && kept.has(path)) {
    const cache = await caches.open(CURRENT);
    await cache.put(request, answer.clone()).catch(() => undefined);
  } else if (answer.status === 404 && kept.has(path)) {
    // The server has a newer version: the next page is the server's, not the one we keep.
    await caches.delete(CURRENT);
  }
  return answer;
}

async function receive(request: Request): Promise<Response> {
  await keepReceived(await request.formData());
  return Response.redirect(RECEIVE_PATH, 303);
}

// Served as /service-worker.js while `web.offline` is off: takes the worker and all it kept away.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('rampe-')).map((name) => caches.delete(name)));
  await registration.unregister();
}

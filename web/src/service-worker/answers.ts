/** Who answers a request: decided by its address and kind alone, so that it can be tested as data. */
import { RECEIVE_PATH } from '#lib/features/received/address.ts';

export type Asked = { method: string; mode: string; range: boolean; url: URL };

/**
 * - `shell`: the kept page; the app in it reads what it needs.
 * - `page`: the server's, with its link previews and redirects; the kept page without a network.
 * - `file`: a file of the build, from what is kept.
 * - `receive`: what another application shares.
 * - `network`: not ours. Answers of the API, media, ranges and everything unknown are never touched.
 */
export type Answer = 'shell' | 'page' | 'file' | 'receive' | 'network';

const NOT_OURS =
  /^\/(api|media|m|rt|lan|embed|healthz|readyz)(\/|$)|^\/service-worker|^\/_app\/(?!immutable\/)/;
const WITH_PREVIEW = /^\/(@|v\/)/;
const IMMUTABLE = '/_app/immutable/';

export function answerFor(asked: Asked, origin: string, files: ReadonlySet<string>): Answer {
  const { pathname } = asked.url;
  if (asked.url.origin !== origin || asked.range) return 'network';
  if (asked.method === 'POST') return pathname === RECEIVE_PATH ? 'receive' : 'network';
  if (asked.method !== 'GET' || NOT_OURS.test(pathname)) return 'network';
  if (pathname.startsWith(IMMUTABLE) || files.has(pathname)) return 'file';
  if (asked.mode !== 'navigate') return 'network';
  return WITH_PREVIEW.test(pathname) ? 'page' : 'shell';
}

/** The files of the build that a page names: what it needs before it shows anything. */
export function filesNamedBy(page: string): string[] {
  return [...new Set([...page.matchAll(/\/_app\/immutable\/[\w./-]+/g)].map(([path]) => path))];
}

/** Which caches go when a version takes over: all but its own and the one that open tabs still use. */
export function outdated(names: readonly string[], prefix: string, current: string): string[] {
  const older = names.filter((name) => name.startsWith(prefix) && name !== current).sort();
  return older.slice(0, -1);
}

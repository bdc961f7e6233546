/** Unfinished uploads of this device, so that picking the same file again goes on with the bytes. */
import type { Id } from '#lib/api/types.ts';
import { recall, remember } from '#lib/core/device.ts';

export type Unfinished = {
  fingerprint: string;
  url: string;
  name: string;
  size: number;
  assetId: Id;
  videoId: Id | null;
  /** Under what the camera keeps the file itself, if it made it. */
  takes?: string | null;
  at: number;
};

const KEY = 'uploads';
// The server forgets unfinished uploads after a day, unless its operator chose otherwise.
const KEPT_MS = 24 * 3_600_000;

/** The same file of the same account, as far as one can tell without reading all of it. */
export function fingerprintOf(
  accountId: Id,
  file: Pick<File, 'name' | 'type' | 'size' | 'lastModified'>
): string {
  return [accountId, file.name, file.type, file.size, file.lastModified].join('|');
}

/** What is left of `list` at `now`, for one account. */
export function stillOpen(list: readonly Unfinished[], accountId: Id, now: number): Unfinished[] {
  return list.filter(
    (each) => each.fingerprint.startsWith(`${accountId}|`) && now - each.at < KEPT_MS
  );
}

export function unfinishedOf(accountId: Id): Unfinished[] {
  return stillOpen(recall<Unfinished[]>(KEY, []), accountId, Date.now());
}

export function keepUnfinished(entry: Unfinished) {
  const others = recall<Unfinished[]>(KEY, []).filter(
    (each) => each.fingerprint !== entry.fingerprint && Date.now() - each.at < KEPT_MS
  );
  remember(KEY, [...others, entry]);
}

export function forgetUnfinished(fingerprint: string) {
  const rest = recall<Unfinished[]>(KEY, []).filter((each) => each.fingerprint !== fingerprint);
  remember(KEY, rest.length ? rest : null);
}

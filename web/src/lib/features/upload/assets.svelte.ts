/**
 * Assets of the signed-in author as they are now: pushed by `/rt`, read again where frames may
 * have been missed, and polled while there is no connection.
 */
import { SvelteMap } from 'svelte/reactivity';
import { http } from '#lib/api/http.ts';
import type { Asset, Id } from '#lib/api/types.ts';
import { realtime } from '#lib/core/realtime.svelte.ts';

const POLL_MS = 3_000;
// Even a connection that seems fine is not trusted for longer.
const DISTRUST_TICKS = 7;

type Listener = (asset: Asset) => void;

const known = new SvelteMap<Id, Asset>();
/** The last news of each that came by itself. */
const pushed = new Map<Id, Asset>();
/** Which of the questions about each is the last one that has its answer. */
const answered = new Map<Id, number>();
const watched = new Map<Id, number>();
const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;
let ticks = 0;
let asked = 0;

function take(asset: Asset) {
  known.set(asset.id, asset);
  for (const listener of listeners) listener(asset);
}

function isOver(asset: Asset | undefined): boolean {
  return asset?.state === 'ready' || asset?.state === 'failed';
}

async function read(id: Id) {
  const before = pushed.get(id);
  const turn = ++asked;
  // What was pushed meanwhile is newer than the answer, as is what was asked for later.
  const told = (asset: Asset) => {
    if (pushed.get(id) !== before || turn < (answered.get(id) ?? 0)) return;
    answered.set(id, turn);
    take(asset);
  };
  // A read that fails is followed by the next one.
  await http.get<Asset>(`/assets/${id}`).then(told, () => undefined);
}

function readOpen() {
  for (const id of watched.keys()) if (!isOver(known.get(id))) void read(id);
}

function tick() {
  ticks += 1;
  if (!realtime.connected || ticks % DISTRUST_TICKS === 0) readOpen();
}

function takePushed(asset: Asset) {
  pushed.set(asset.id, asset);
  take(asset);
}

realtime.on('asset', (frame) => takePushed(frame.asset as Asset));
realtime.on('hello', readOpen);

export const assets = {
  get(id: Id): Asset | null {
    return known.get(id) ?? null;
  },
  take,
  /** Follows an asset until the returned function is called. */
  watch(id: Id): () => void {
    watched.set(id, (watched.get(id) ?? 0) + 1);
    timer ??= setInterval(tick, POLL_MS);
    void read(id);
    return () => {
      const left = (watched.get(id) ?? 1) - 1;
      if (left > 0) watched.set(id, left);
      else watched.delete(id);
      if (watched.size) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
  /** Called with every news of any asset. */
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  async retry(id: Id) {
    await http.post(`/assets/${id}/retry`);
    await read(id);
  }
};

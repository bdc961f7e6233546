/**
 * Takes that wait on this device: until they are published or thrown away, a reload or a killed tab
 * loses nothing of them. Small on purpose: the composer imports it, and nothing of the camera.
 */
import { MANIFEST_FILES, manifestFile, newestManifest, type Manifest } from './manifest.ts';
import { openStore, type KeptFolder, type Store } from './store.ts';

export type KeptTake = { manifest: Manifest; files: Map<string, File>; bytes: number };

/** Takes that were forgotten in this page: their files may still be on show. */
const forgotten = new Set<string>();
/** Takes that this page works on, and those of them that the composer has. */
const held = new Set<string>();
let handed: string | null = null;

/** Takes of an account that no other tab is working on, the newest first. */
export async function keptTakes(accountId: string): Promise<KeptTake[]> {
  const store = await openStore();
  if (!store) return [];
  const elsewhere = await takesInUse();
  const kept: KeptTake[] = [];
  for (const folder of await store.folders().catch(() => [])) {
    const manifest = await readManifest(folder);
    const busy = held.has(folder.take) || elsewhere.has(folder.take);
    if (busy || forgotten.has(folder.take) || folder.take === handed) continue;
    if (!manifest || manifest.done) await store.remove(folder.take);
    else if (manifest.accountId === accountId && hasBytes(manifest, folder)) {
      const bytes = [...folder.files.values()].reduce((sum, file) => sum + file.size, 0);
      kept.push({ manifest, files: folder.files, bytes });
    }
  }
  return kept.sort((a, b) => b.manifest.changedAt - a.manifest.changedAt);
}

/**
 * Ends the keeping of a take: it is published, or thrown away. Its segments go now; the file that
 * was made of them goes with the next visit, because it may still be on show. Idempotent.
 */
export async function forgetTake(id: string): Promise<void> {
  const store = await openStore();
  // The composer may be done with a take that is being worked on again.
  if (!store || forgotten.has(id) || held.has(id)) return;
  forgotten.add(id);
  const manifest = await manifestOf(store, id);
  if (!manifest) return store.remove(id);
  await saveManifest(store, { ...manifest, turn: manifest.turn + 1, done: true }).catch(
    () => undefined
  );
  for (const { file } of manifest.segments) await store.remove(id, file);
  if (!manifest.result) await store.remove(id);
}

/** The file that was handed to the composer, the same bytes as then; null when it is gone. */
export async function keptResult(id: string): Promise<File | null> {
  const store = await openStore();
  const manifest = store && (await manifestOf(store, id));
  if (!store || !manifest?.result || manifest.done) return null;
  return store.file(id, manifest.result.file);
}

export function saveManifest(store: Store, manifest: Manifest): Promise<void> {
  return store.replace(manifest.id, manifestFile(manifest.turn), JSON.stringify(manifest));
}

/** Says to other tabs that a take is being worked on, until the page ends or it is let go. */
export function holdTake(id: string): () => void {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  held.add(id);
  if (handed === id) handed = null;
  mine.add(id);
  void navigator.locks?.request(LOCK + id, { ifAvailable: true }, () => released);
  return () => {
    held.delete(id);
    release();
  };
}

/** The composer has it now: it is not offered, unless one comes back to it. */
export function handTake(id: string) {
  handed = id;
}

/** The take that one came to the composer with, to go back to; null when there is none. */
export async function handedTake(accountId: string): Promise<KeptTake | null> {
  const id = handed;
  if (!id) return null;
  handed = null;
  const kept = await keptTakes(accountId);
  return kept.find((each) => each.manifest.id === id) ?? null;
}

const LOCK = 'rampe.take.';
/** What this page has held at any time: the end of a lock takes a moment to be known. */
const mine = new Set<string>();

async function takesInUse(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)).filter((id) => !mine.has(id)));
}

async function manifestOf(store: Store, id: string): Promise<Manifest | null> {
  const files = await Promise.all(MANIFEST_FILES.map((name) => store.file(id, name)));
  return newestManifest(await texts(files));
}

async function readManifest({ files }: KeptFolder): Promise<Manifest | null> {
  return newestManifest(await texts(MANIFEST_FILES.map((name) => files.get(name) ?? null)));
}

function texts(files: (File | null)[]): Promise<string[]> {
  return Promise.all(files.map((file) => file?.text().catch(() => '') ?? ''));
}

function hasBytes(manifest: Manifest, { files }: KeptFolder): boolean {
  return manifest.segments.some((each) => (files.get(each.file)?.size ?? 0) > 0);
}

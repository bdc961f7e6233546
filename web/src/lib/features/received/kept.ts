/**
 * What another application shared with us, kept on this device until the server has all of it, it is
 * thrown away, or a day is over. Written by the service worker, read by the page; nobody's account.
 */
import { captionOf } from './caption.ts';

export type Received = {
  /** The video, or null: only words came, or it could not be kept. */
  file: File | null;
  /** Words for the caption. */
  caption: string;
  /** More files came than the one that is kept. */
  several: boolean;
  /** There was no room for it. */
  full: boolean;
  at: number;
};

type Note = Omit<Received, 'file'> & { name: string | null; changed: number };

/** What an upload names as the keeper of its file, like the id of a take. */
export const RECEIVED = 'received';

const CACHE = 'rampe-received';
const [NOTE, FILE] = ['/received/note', '/received/file'];
const KEPT_MS = 24 * 3_600_000;
const VIDEO_NAME = /\.(mp4|m4v|mov|webm|mkv)$/i;

const looksLikeVideo = (file: File) => file.type.startsWith('video/') || VIDEO_NAME.test(file.name);

/** Keeps what came instead of what came before. Never throws: the page says what went wrong. */
export async function keepReceived(form: FormData): Promise<void> {
  const files = [...form.values()].filter((each): each is File => each instanceof File);
  const file = files.find(looksLikeVideo) ?? files.find(({ size, name }) => size > 0 || name);
  const word = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const note: Note = {
    caption: captionOf(word('title'), word('text'), word('url')),
    several: files.length > 1,
    full: false,
    at: Date.now(),
    name: file?.name ?? null,
    changed: file?.lastModified ?? 0
  };
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  try {
    if (file) await cache.put(FILE, new Response(file, { headers: typeOf(file) }));
  } catch {
    note.full = true;
    await cache.delete(FILE);
  }
  await cache.put(NOTE, Response.json(note)).catch(() => undefined);
}

/** What is kept, as it came; null when there is nothing, or nothing any more. */
export async function readReceived(): Promise<Received | null> {
  if (!('caches' in globalThis) || !(await caches.has(CACHE))) return null;
  const cache = await caches.open(CACHE);
  const answer = await cache.match(NOTE);
  if (!answer) return null;
  const { name, changed, ...note } = (await answer.json()) as Note;
  if (Date.now() - note.at > KEPT_MS) {
    await forgetReceived();
    return null;
  }
  const bytes = name === null ? undefined : await (await cache.match(FILE))?.blob();
  const file =
    bytes && name !== null
      ? new File([bytes], name, { type: bytes.type, lastModified: changed })
      : null;
  return { ...note, file };
}

export async function forgetReceived(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(CACHE);
}

const typeOf = (file: File) => ({ 'Content-Type': file.type || 'application/octet-stream' });

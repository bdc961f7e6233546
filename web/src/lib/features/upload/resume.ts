/**
 * An interrupted upload goes on after a reload, or a tab that was killed, where this device keeps the
 * file itself: what the camera made, and what another application shared.
 */
import type { Id } from '#lib/api/types.ts';
import { readReceived, RECEIVED } from '#lib/features/received/kept.ts';
import { fingerprintOf, unfinishedOf } from './memory.ts';
import type { Publication } from './publication.svelte.ts';
import { uploads } from './uploads.svelte.ts';

export async function resumeKept(publication: Publication, me: Id): Promise<void> {
  const entry = unfinishedOf(me).find((each) => each.takes && each.videoId === publication.videoId);
  if (!entry?.takes || publication.file) return;
  const file = await keptFile(entry.takes);
  if (!file || fingerprintOf(me, file) !== entry.fingerprint) return;
  publication.takes = entry.takes;
  uploads.resume(publication, file, me);
}

async function keptFile(takes: string): Promise<File | null> {
  if (takes === RECEIVED) return (await readReceived())?.file ?? null;
  const { handTake, keptResult } = await import('#lib/features/camera/kept.ts');
  const file = await keptResult(takes);
  // The composer has it again: it is not offered to be filmed on at the same time.
  if (file) handTake(takes);
  return file;
}

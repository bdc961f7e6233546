/** Profiles are read once, with the eyes of who is signed in, so that is asked first. */
import { session } from '#lib/core/session.svelte.ts';

export async function load() {
  // Without an answer the profile is read as a guest, and again when one comes.
  await session.load().catch(() => null);
}

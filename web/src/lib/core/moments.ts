/** What somebody really did here, told once it is done, for parts of this page that want to know. */
import type { Id } from '#lib/api/types.ts';

export type Moment =
  | { kind: 'interests_chosen' }
  | { kind: 'video_left'; source: string; video: Id }
  | { kind: 'reason_read' }
  | { kind: 'live_watched'; live: Id }
  | { kind: 'live_started'; live: Id }
  | { kind: 'followed'; handle: string }
  | { kind: 'published'; hashtags: readonly string[] }
  | { kind: 'hashtag_opened'; hashtag: string };

type Listener = (moment: Moment) => void;

const listeners = new Set<Listener>();

export function tell(moment: Moment) {
  for (const listener of listeners) listener(moment);
}

/** Listens until the returned function is called. */
export function onMoment(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sharing: a link to copy, or the device's own share sheet; counted once by the server. */
import { m } from '#messages';
import type { VideoCard } from '#lib/api/types.ts';
import { session } from '#lib/core/session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { recordShare } from './api.ts';

export type Shared = { path: string; title: string; video?: VideoCard };

let current = $state<Shared | null>(null);

export const sharing = {
  get current(): Shared | null {
    return current;
  },
  close() {
    current = null;
  }
};

export function openShare(shared: Shared) {
  current = shared;
}

export const linkOf = (path: string) => new URL(path, location.origin).href;

export async function copyLink(path: string, video?: VideoCard) {
  try {
    await navigator.clipboard.writeText(linkOf(path));
    toasts.show(m.share_copied(), { tone: 'good' });
    if (video) await count(video, 'link');
  } catch {
    toasts.show(m.share_copy_failed(), { tone: 'bad' });
  }
}

/** The device's share sheet; leaving it without sharing is no error and no share. */
export async function shareByDevice(shared: Shared) {
  try {
    await navigator.share({ title: shared.title, url: linkOf(shared.path) });
  } catch {
    return;
  }
  if (shared.video) await count(shared.video, 'web_share');
}

async function count(video: VideoCard, channel: 'link' | 'web_share') {
  if (!session.me) return;
  await recordShare(video.id, channel).then(
    (answer) => (video.counts.shares = answer.shares),
    () => undefined
  );
}

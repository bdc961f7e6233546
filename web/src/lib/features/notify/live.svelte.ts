/** What the server tells this tab of the inbox: the badge, changed lines, marks, and alerts. */
import { goto } from '$app/navigation';
import { m } from '#messages';
import type { Id } from '#lib/api/types.ts';
import { realtime, type Frame } from '#lib/core/realtime.svelte.ts';
import { session } from '#lib/core/session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { fetchUnread } from './api.ts';
import { unread } from './unread.svelte.ts';

export const INBOX = '/inbox';

/** Alerts that were shown: the same one may be sent again. */
const shown = new Set<Id>();

export async function readUnread() {
  if (!session.me) return;
  await fetchUnread().then(unread.take, () => undefined);
}

/** Listens as long as the app runs; returns what ends it. */
export function listen(): () => void {
  const stops = [
    // A greeting means that frames may have been missed.
    realtime.on('hello', () => void readUnread()),
    realtime.on('unread', (frame) => {
      if (typeof frame.count === 'number' && typeof frame.n === 'number') {
        unread.take({ count: frame.count, n: frame.n });
      }
    }),
    realtime.on('alert', alert)
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function alert(frame: Frame) {
  const { id, title, body, path } = frame;
  if (typeof id !== 'string' || typeof title !== 'string' || shown.has(id)) return;
  shown.add(id);
  // Who looks at the inbox sees the line itself.
  if (location.pathname === INBOX) return;
  const text = typeof body === 'string' && body ? `${title}\u00a0: ${body}` : title;
  const leads = typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : INBOX;
  toasts.show(text, { action: { label: m.notify_open(), run: () => void goto(leads) } });
}

/** Marks of this or another tab. */
export type Marks = { readTo: Id | null; read: ReadonlySet<Id> };

export function marksOf(frame: Frame): Marks {
  return {
    readTo: typeof frame.read_to === 'string' ? frame.read_to : null,
    read: new Set(Array.isArray(frame.read) ? frame.read.map(String) : [])
  };
}

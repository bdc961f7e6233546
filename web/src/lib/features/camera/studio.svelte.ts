/** The take one is working on, wherever in the “+” flow one is, and what was found out about it. */
import type { KeptTake } from './kept.ts';
import type { Look, Means } from './plan.ts';
import { Take, type Segment } from './take.svelte.ts';

let take = $state.raw<Take | null>(null);
let looks = new Map<number, Look>();

/** What mediabunny is needed for is loaded when it is needed. */
const looking = () => import('./look.ts');

function change(next: Take | null) {
  take?.leave();
  take = next;
  looks = new Map();
}

export const studio = {
  get take(): Take | null {
    return take;
  },
  /** The current take, or a new one. */
  async need(accountId: string): Promise<Take> {
    if (take?.accountId === accountId && !take.picked) return take;
    const begun = await Take.begin(accountId);
    change(begun);
    return begun;
  },
  /** Goes on with a kept take; false when nothing of it can be read. */
  async adopt(kept: KeptTake): Promise<boolean> {
    const adopted = await Take.adopt(kept);
    change(adopted);
    for (const segment of adopted.segments) {
      if (segment.lengthMs > 0) continue;
      // It was being written when its page ended: how much of it there is, only the bytes say.
      const look = await studio.look(segment);
      if (look) await adopted.amend(segment.id, measures(look));
      else adopted.remove(segment.id);
    }
    if (adopted.segments.length) return true;
    await adopted.discard();
    change(null);
    return false;
  },
  /** A picked file as a take of one segment; null when this browser cannot read it. */
  async pick(file: File, accountId: string): Promise<Take | null> {
    const { lookInto } = await looking();
    const look = await lookInto(file);
    if (!look) return null;
    const about = { type: file.type || 'video/mp4', speed: 1, sound: look.sound };
    const picked = Take.ofFile(file, accountId, { ...about, ...measures(look) });
    change(picked);
    looks.set(1, look);
    return picked;
  },
  async look(segment: Segment): Promise<Look | null> {
    const known = looks.get(segment.id);
    if (known) return known;
    const blob = await take?.blobOf(segment);
    if (!blob) return null;
    const { lookInto } = await looking();
    const look = await lookInto(blob);
    if (look) looks.set(segment.id, look);
    return look;
  },
  async means(): Promise<Means> {
    const { meansHere } = await looking();
    return meansHere();
  },
  /** Leaves the take on the device. */
  close() {
    change(null);
  },
  async discard(): Promise<void> {
    const going = take;
    take = null;
    looks = new Map();
    await going?.discard();
  }
};

export function measures({ lengthMs, width, height }: Look) {
  return { lengthMs, width, height };
}

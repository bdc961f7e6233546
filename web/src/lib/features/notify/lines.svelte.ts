/**
 * The lines of the inbox as a list that lives: what changes elsewhere changes here.
 *
 * While one reads further down, what arrives waits above, so that nothing moves under the finger.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Id } from '#lib/api/types.ts';
import { PagedList } from '#lib/core/paged.svelte.ts';
import { fetchLines, type Line, type Topic } from './api.ts';

export class Lines extends PagedList<Line> {
  readonly waiting = new SvelteMap<Id, Line>();

  constructor(readonly topic: Topic | null) {
    super((cursor) => fetchLines(topic, cursor));
  }

  /** The newest revision in sight. */
  get newest(): Id | null {
    return this.items[0]?.rev ?? null;
  }

  /** A line as it is now; `hold` keeps one that belongs on top waiting. */
  take(line: Line, hold: boolean) {
    if (this.topic && line.topic !== this.topic) return;
    const at = this.items.findIndex((item) => item.id === line.id);
    const moved = this.items[at]?.rev !== line.rev;
    if (at >= 0 && (!moved || hold))
      this.items[at] = moved ? { ...line, rev: this.#rev(at) } : line;
    if (!moved) return;
    if (hold) this.waiting.set(line.id, line);
    else this.#place(line);
  }

  /** Nothing is left of a line. */
  drop(id: Id) {
    this.waiting.delete(id);
    this.remove((item) => item.id === id);
  }

  /** Lets what waited come down. */
  release() {
    for (const line of this.waiting.values()) this.#place(line);
    this.waiting.clear();
  }

  markRead(matches: (line: Line) => boolean) {
    this.items = this.items.map((line) =>
      matches(line) && !line.read ? { ...line, read: true, seen: true } : line
    );
  }

  #rev(at: number): Id {
    return this.items[at]?.rev ?? '0';
  }

  #place(line: Line) {
    const rest = this.items.filter((item) => item.id !== line.id);
    const at = rest.findIndex((item) => isNewer(line.rev, item.rev));
    this.items = at < 0 ? [...rest, line] : [...rest.slice(0, at), line, ...rest.slice(at)];
  }
}

/** Ids are decimals too long for a number: the longer is the greater. */
export function isNewer(one: Id, other: Id): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}

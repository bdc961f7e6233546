/**
 * The comments of a live as they come: in their order, each once, and only the newest of them. Pure.
 *
 * Comments are counted from 1 without holes. A frame that begins later than the one before it ended
 * tells of a hole, which is read once; what a crowded tick leaves out on purpose is none.
 */
import type { Id } from '#lib/api/types.ts';
import type { CommentsFrame, RoomComment, RoomFrame } from './frames.ts';

/** As many as anybody reads back; more would only cost memory and frames. */
export const KEPT = 200;
/** A room tells who joins its last comments: so many, or all there were. */
const TOLD = 30;

/** Comments as they were read, oldest first, and whether there are others before them. */
export type Read = { items: readonly RoomComment[]; more: boolean };

export class CommentLine {
  items: readonly RoomComment[] = [];
  /** Those that nobody is shown any more: an answer that is on its way may still have them. */
  #gone = new Set<Id>();
  /** The index that the next frame begins at. */
  #next = 1;
  /** From this index on everything was told, whatever was taken out since; none before the room. */
  #first: number | null = null;

  /** Before which index there may be others; null when nothing was said before what is here. */
  get olderThan(): number | null {
    return this.#first !== null && this.#first > 1 ? this.#first : null;
  }

  /** The room on joining; returns after which comment some are missing, if any are. */
  open(frame: Pick<RoomFrame, 'comments' | 'next'>): number | null {
    const first = frame.comments[0]?.i ?? frame.next;
    const known = this.#next;
    this.#next = Math.max(known, frame.next);
    this.#first ??= frame.next - 1 <= TOLD ? 1 : first;
    const missing = this.items.length > 0 && first > known;
    this.add(frame.comments);
    return missing ? known - 1 : null;
  }

  /** New ones; returns after which comment some are missing, if any are. */
  take(frame: Pick<CommentsFrame, 'from' | 'items' | 'skipped'>): number | null {
    const known = this.#next;
    this.#next = Math.max(known, frame.from + frame.items.length + (frame.skipped ?? 0));
    this.add(frame.items);
    return frame.from > known ? known - 1 : null;
  }

  /** Puts comments where they belong; those that are there already are not there twice. */
  add(comments: readonly RoomComment[]) {
    if (!comments.length) return;
    const each = new Map([...this.items, ...comments].map((comment) => [comment.i, comment]));
    const all = [...each.values()]
      .filter(({ id }) => !this.#gone.has(id))
      .sort((one, other) => one.i - other.i);
    this.items = all.slice(-KEPT);
    if (all.length > KEPT) this.#first = this.items[0]?.i ?? null;
  }

  /** Older ones as they were read; `more`: there are others before them. */
  addOlder({ items, more }: Read) {
    this.#first = more ? (items[0]?.i ?? this.#first) : 1;
    this.add(items);
  }

  /** These were taken back, or hidden for all. */
  takeOut(ids: readonly Id[]) {
    for (const id of ids) this.#gone.add(id);
    this.remove(({ id }) => this.#gone.has(id));
  }

  /** The last ones as they were read, in place of all up to the one that was newest then. */
  replace({ items, more }: Read, newest: number) {
    const read = Math.max(newest, items.at(-1)?.i ?? 0);
    this.items = this.items.filter(({ i }) => i > read);
    this.addOlder({ items, more });
  }

  /** Takes out what one does not want to see any more. */
  remove(matches: (comment: RoomComment) => boolean) {
    this.items = this.items.filter((comment) => !matches(comment));
  }
}

/** The comments of one video: pages of threads, their replies, and what one does to them. */
import { tellError } from '#lib/api/words.ts';
import { apiUrl } from '#lib/api/http.ts';
import type { Comment, Id } from '#lib/api/types.ts';
import { uuid7 } from '#lib/core/uuid7.ts';
import {
  deleteComment,
  fetchComment,
  fetchComments,
  fetchReplies,
  setCommentLike,
  setPin,
  writeComment
} from './api.ts';

export type Filter = 'all' | 'unanswered';
export type Replies = { items: Comment[]; cursor: string | null; open: boolean; busy: boolean };

/** A comment to open the list at: one that opens a thread, and a reply in it. */
export type OpenAt = { comment: Id; reply: Id | null };

/** How long a deletion can be taken back before the server is told. */
export const UNDO_MS = 5_000;

export class Thread {
  items = $state<Comment[]>([]);
  total = $state(0);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  busy = $state(false);
  filter = $state<Filter>('all');
  replies = $state<Record<Id, Replies>>({});
  cursor = $state<string | null>(null);
  /** The comment that one was led to. */
  revealed = $state<Id | null>(null);
  #deleting = new Map<Id, { timer: ReturnType<typeof setTimeout>; undo: () => void }>();

  constructor(
    readonly video: Id,
    readonly oncount: (count: number) => void = () => undefined
  ) {}

  async load(filter: Filter = this.filter) {
    this.filter = filter;
    this.state = 'loading';
    this.items = [];
    this.cursor = null;
    this.replies = {};
    await this.more();
  }

  async more() {
    if (this.busy) return;
    this.busy = true;
    const filter = this.filter;
    try {
      const page = await fetchComments(this.video, filter, this.cursor);
      if (filter !== this.filter) return;
      const known = new Set(this.items.map((item) => item.id));
      this.items.push(...page.items.filter((item) => !known.has(item.id)));
      this.cursor = page.next_cursor;
      if (filter === 'all') this.#count(page.total);
      this.state = 'ready';
    } catch (error) {
      if (this.items.length) tellError(error);
      else this.state = 'failed';
    } finally {
      this.busy = false;
    }
    if (filter !== this.filter) await this.more();
  }

  /** Brings a comment into the list, wherever it stands; returns its id, null when it is gone. */
  async reveal({ comment, reply }: OpenAt): Promise<Id | null> {
    try {
      let root = this.items.find((item) => item.id === comment);
      if (!root) {
        root = await fetchComment(comment);
        const pinned = this.items.filter((item) => item.pinned).length;
        this.items.splice(pinned, 0, root);
      }
      if (reply) await this.#revealReply(root, reply);
      this.revealed = reply ?? comment;
    } catch (error) {
      tellError(error);
    }
    return this.revealed;
  }

  async #revealReply(root: Comment, reply: Id) {
    if (!this.replies[root.id]?.open) await this.toggleReplies(root);
    const replies = this.replies[root.id];
    if (!replies || replies.items.some((item) => item.id === reply)) return;
    replies.items.push(await fetchComment(reply));
  }

  async toggleReplies(comment: Comment) {
    const known = this.replies[comment.id];
    if (known) {
      known.open = !known.open;
      return;
    }
    this.replies[comment.id] = { items: [], cursor: null, open: true, busy: false };
    await this.moreReplies(comment);
  }

  async moreReplies(comment: Comment) {
    const replies = this.replies[comment.id];
    if (!replies || replies.busy) return;
    replies.busy = true;
    try {
      const page = await fetchReplies(comment.id, replies.cursor);
      const known = new Set(replies.items.map((item) => item.id));
      replies.items.push(...page.items.filter((item) => !known.has(item.id)));
      replies.cursor = page.next_cursor;
    } catch (error) {
      tellError(error);
    } finally {
      replies.busy = false;
    }
  }

  /** Throws what the server says; the same `clientId` makes a second try harmless. */
  async write(text: string, replyTo: Comment | null, clientId = uuid7()): Promise<Comment> {
    const comment = await writeComment(this.video, text, clientId, replyTo?.id ?? null);
    if (comment.thread_id) this.#showReply(comment);
    else {
      const pinned = this.items.filter((item) => item.pinned).length;
      this.items.splice(pinned, 0, comment);
    }
    this.#count(this.total + 1);
    return comment;
  }

  #showReply(comment: Comment) {
    const root = this.items.find((item) => item.id === comment.thread_id);
    if (!root) return;
    root.replies += 1;
    const replies = (this.replies[root.id] ??= {
      items: [],
      cursor: null,
      open: true,
      busy: false
    });
    replies.open = true;
    replies.items.push(comment);
    if (replies.items.length < root.replies && !replies.cursor) void this.moreReplies(root);
  }

  async toggleLike(comment: Comment) {
    const on = !comment.liked;
    comment.liked = on;
    comment.likes += on ? 1 : -1;
    try {
      const answer = await setCommentLike(comment.id, on);
      if (comment.liked === answer.liked) comment.likes = answer.likes;
    } catch (error) {
      comment.liked = !on;
      comment.likes += on ? -1 : 1;
      tellError(error);
    }
  }

  async togglePin(comment: Comment) {
    const on = !comment.pinned;
    try {
      await setPin(comment.id, on);
    } catch (error) {
      tellError(error);
      return;
    }
    for (const item of this.items) item.pinned = on && item.id === comment.id;
    if (on) this.items = [comment, ...this.items.filter((item) => item.id !== comment.id)];
  }

  /** Takes a comment away at once; the server is told when it can no longer be taken back. */
  delete(comment: Comment) {
    const undo = this.#takeOut(comment);
    const timer = setTimeout(() => void this.#finish(comment.id), UNDO_MS);
    this.#deleting.set(comment.id, { timer, undo });
  }

  undelete(id: Id) {
    const pending = this.#deleting.get(id);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#deleting.delete(id);
    pending.undo();
  }

  /** The panel closes or the page goes: deletions are carried out now. */
  settle() {
    for (const [id, { timer }] of this.#deleting) {
      clearTimeout(timer);
      void fetch(apiUrl(`/comments/${id}`), { method: 'DELETE', keepalive: true });
    }
    this.#deleting.clear();
  }

  async #finish(id: Id) {
    const pending = this.#deleting.get(id);
    this.#deleting.delete(id);
    try {
      await deleteComment(id);
    } catch (error) {
      pending?.undo();
      tellError(error);
    }
  }

  #takeOut(comment: Comment): () => void {
    const root = this.items.find((item) => item.id === comment.thread_id);
    const list = root ? (this.replies[root.id]?.items ?? []) : this.items;
    const at = list.findIndex((item) => item.id === comment.id);
    const [taken] = at < 0 ? [] : list.splice(at, 1);
    const lost = 1 + (root ? 0 : comment.replies);
    if (root) root.replies -= 1;
    this.#count(this.total - lost);
    return () => {
      if (taken) list.splice(at, 0, taken);
      if (root) root.replies += 1;
      this.#count(this.total + lost);
    };
  }

  #count(total: number) {
    this.total = Math.max(0, total);
    this.oncount(this.total);
  }
}

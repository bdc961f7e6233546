/**
 * The room of a live on this device: who is there, what is said, hearts. It is entered anew after each
 * `hello` of the line; what was said and not acknowledged is said again under the same id.
 */
import { realtime, type Frame } from '#lib/core/realtime.svelte.ts';
import { session } from '#lib/core/session.svelte.ts';
import { uuid7 } from '#lib/core/uuid7.ts';
import type { Id } from '#lib/api/types.ts';
import { deleteComment, fetchComments } from './api.ts';
import { CommentLine } from './comments.ts';
import type {
  ClientFrame,
  NoticeFrame,
  PulseFrame,
  RoomComment,
  RoomMe,
  RoomState,
  ServerFrame
} from './frames.ts';
import { EVERY_MS, HeartTaps } from './hearts.ts';

/** What one has said and the room has not stored yet. */
export type Saying = {
  cid: string;
  text: string;
  replyTo: RoomComment | null;
  /** Why it was refused for good; null while it is on its way. */
  code: string | null;
};

export type Notice = { id: number; kind: NoticeFrame['kind']; names: string[]; more: number };

const AGAIN_MS = 5_000;
const REFUSED_AGAIN_MS = 2_000;
const NOTICES = 12;
/** All who miss the same comments do not ask at the same moment. */
const JITTER_MS = 1_500;

export class Room {
  /** Whether one is in the room at this moment. */
  connected = $state(false);
  /** Why one is not let in, or was shown out. */
  refused = $state<string | null>(null);
  live = $state<RoomState['live'] | null>(null);
  viewers = $state(0);
  peak = $state(0);
  hearts = $state(0);
  /** Newest last. */
  comments = $state.raw<readonly RoomComment[]>([]);
  /** Whether others were said before them. */
  older = $state(false);
  /** Own ones that are not stored yet, oldest first. */
  sayings = $state<Saying[]>([]);
  notices = $state.raw<readonly Notice[]>([]);
  pulse = $state.raw<Omit<PulseFrame, 't' | 'room'> | null>(null);
  me = $state.raw<RoomMe | null>(null);

  #line = new CommentLine();
  #taps = new HeartTaps();
  /** What counts of a second is counted over all tabs of a browser: only that is drawn as counted. */
  #tabs: BroadcastChannel | null = null;
  #epoch = 0;
  #notice = 0;
  /** How often whom one is shown has changed: an answer to what was asked before is out of date. */
  #view = 0;
  #open = false;
  /** What is done later, by what it is: each once. */
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Said once before the room knew that one is in. */
  #early = new Set<string>();

  constructor(readonly id: Id) {}

  /** Enters, until the returned function is called. */
  open(): () => void {
    this.#open = true;
    const own = (take: (frame: never) => void) => (frame: Frame) => {
      if (frame.room === this.id) take(frame as never);
    };
    const hears: { [T in ServerFrame['t']]: (frame: Extract<ServerFrame, { t: T }>) => void } = {
      room: (frame) => this.#enter(frame),
      refused: (frame) => this.#leave(frame.code, frame.retry_ms),
      state: (frame) => this.#isPast(frame.e) || this.#become(frame.s),
      comments: (frame) => {
        if (this.#isPast(frame.e)) return;
        this.#missed(this.#show(() => this.#line.take(frame)));
      },
      gone: (frame) => this.#isPast(frame.e) || this.#takeOut(frame.ids),
      anew: () => {
        this.#view += 1;
        this.#later('anew', 0, () => this.#readAnew());
      },
      said: (frame) => this.#stored(frame.cid, frame.id, frame.i),
      unsaid: (frame) => this.#refuse(frame.cid, frame.code, frame.retry_ms),
      hearted: ({ hearts }) => {
        if (this.me) this.me = { ...this.me, hearts: Math.max(this.me.hearts, hearts) };
      },
      notice: ({ kind, names, more }) => {
        const notice = { id: ++this.#notice, kind, names, more };
        this.notices = [...this.notices, notice].slice(-NOTICES);
      },
      pulse: ({ hearts_per_minute, viewers, new_followers }) => {
        this.pulse = { hearts_per_minute, viewers, new_followers };
      }
    };
    const stops = Object.entries(hears).map(([kind, take]) => realtime.on(kind, own(take)));
    stops.push(realtime.on('hello', () => this.#join()));
    this.#tabs = new BroadcastChannel(`hearts of ${this.id}`);
    this.#tabs.onmessage = () => this.#taps.tappedElsewhere(performance.now());
    const beat = setInterval(() => this.#sendHearts(), EVERY_MS);
    this.#join();
    return () => {
      this.#open = false;
      for (const stop of stops) stop();
      for (const timer of this.#timers.values()) clearTimeout(timer);
      clearInterval(beat);
      this.#tabs?.close();
      this.#tabs = null;
      this.#sendHearts();
      this.#send({ t: 'leave', room: this.id });
      this.connected = false;
    };
  }

  /** Says it, and again until the room has answered. */
  say(text: string, replyTo: RoomComment | null = null) {
    const saying: Saying = { cid: uuid7(), text, replyTo, code: null };
    this.sayings.push(saying);
    this.#utter(saying.cid);
  }

  /** Once more what was refused. */
  sayAgain(cid: string) {
    const saying = this.#saying(cid);
    if (!saying) return;
    saying.code = null;
    this.#utter(cid);
  }

  drop(cid: string) {
    this.sayings = this.sayings.filter((saying) => saying.cid !== cid);
  }

  /** A heart; false when it is one too many in this second. */
  heart(): boolean {
    const counted = this.#taps.tap(performance.now());
    if (counted) this.#tabs?.postMessage(null);
    return counted;
  }

  /** Reads what was said before what is here. */
  async readOlder() {
    const before = this.#line.olderThan;
    if (before === null) return;
    const view = this.#view;
    const read = await fetchComments(this.id, { before });
    if (view === this.#view) this.#show(() => this.#line.addOlder(read));
  }

  /** Takes out what one does not want to see any more. */
  forget(matches: (comment: RoomComment) => boolean) {
    this.#show(() => this.#line.remove(matches));
  }

  #takeOut(ids: readonly Id[]) {
    this.#show(() => this.#line.takeOut(ids));
  }

  #show<T>(change: () => T): T {
    const told = change();
    this.comments = this.#line.items;
    this.older = this.#line.olderThan !== null;
    return told;
  }

  /** Whom one is shown has changed: the last comments as the server gives them now. */
  async #readAnew() {
    const view = this.#view;
    const newest = this.#line.items.at(-1)?.i ?? 0;
    const read = await fetchComments(this.id, {}).catch(() => null);
    if (view !== this.#view) return;
    if (read) this.#show(() => this.#line.replace(read, newest));
    else this.#later('anew', AGAIN_MS, () => this.#readAnew());
  }

  /** Takes a comment back, one's own or as the host, for everybody and for good. */
  async takeBack(comment: RoomComment) {
    await deleteComment(this.id, comment.id);
    this.#takeOut([comment.id]);
  }

  #join() {
    this.connected = false;
    clearTimeout(this.#timers.get('join'));
    this.#send({ t: 'join', room: this.id });
  }

  #send(frame: ClientFrame): boolean {
    return realtime.send(frame);
  }

  #enter(frame: Extract<ServerFrame, { t: 'room' }>) {
    if (this.#isPast(frame.e)) return this.#joinLater();
    this.connected = true;
    this.refused = null;
    this.me = frame.me;
    this.#become(frame.state);
    this.#missed(this.#show(() => this.#line.open(frame)));
    this.#takeOut(frame.gone ?? []);
    for (const { cid, code } of this.sayings) if (!code) this.#utter(cid);
  }

  #leave(code: string, retryMs?: number) {
    this.connected = false;
    if (code === 'live_ended') this.live = 'ended';
    if (retryMs === undefined) this.refused = code;
    else this.#joinLater(retryMs);
  }

  #joinLater(ms = 0) {
    this.#later('join', Math.max(ms, REFUSED_AGAIN_MS), () => this.#join());
  }

  #become(state: RoomState) {
    this.live = state.live;
    this.viewers = state.viewers;
    this.peak = state.peak;
    // Never fewer while a live runs, whatever order the frames come in.
    this.hearts = Math.max(this.hearts, state.hearts);
  }

  /** Frames of an actor that was replaced do not count. */
  #isPast(epoch: number): boolean {
    if (epoch < this.#epoch) return true;
    this.#epoch = epoch;
    return false;
  }

  #missed(after: number | null) {
    if (after === null) return;
    this.#later(`after ${after}`, Math.random() * JITTER_MS, () => {
      const view = this.#view;
      fetchComments(this.id, { after }).then(
        ({ items }) =>
          view === this.#view ? this.#show(() => this.#line.add(items)) : this.#missed(after),
        // Later comments are there all the same; who wants the others reads back.
        () => undefined
      );
    });
  }

  #utter(cid: string) {
    const saying = this.#saying(cid);
    if (!saying || saying.code) return;
    if (this.connected) {
      const { text, replyTo } = saying;
      this.#send({
        t: 'say',
        room: this.id,
        cid,
        text,
        ...(replyTo ? { reply_to: replyTo.id } : {})
      });
    }
    this.#later(cid, AGAIN_MS, () => this.#utter(cid));
  }

  #stored(cid: string, id: string, i: number) {
    const saying = this.#saying(cid);
    const { me } = session;
    if (!saying || !me) return;
    this.drop(cid);
    const { text, replyTo } = saying;
    const account = { id: me.id, handle: me.handle, name: me.name, avatar: me.avatar_url };
    if (this.#line.items.some((comment) => comment.i === i)) return;
    const said = { i, id, at: Date.now(), text, account };
    this.#show(() => this.#line.add([{ ...said, ...(replyTo ? { reply_to: replyTo.id } : {}) }]));
  }

  #refuse(cid: string, code: string, retryMs?: number) {
    const saying = this.#saying(cid);
    if (!saying) return;
    if (code === 'not_in_room' && !this.#early.has(cid)) {
      this.#early.add(cid);
      if (this.connected) this.#join();
    } else if (retryMs === undefined) saying.code = code;
    else this.#later(cid, retryMs, () => this.#utter(cid));
  }

  #saying(cid: string): Saying | undefined {
    return this.sayings.find((saying) => saying.cid === cid);
  }

  #sendHearts() {
    const n = this.#taps.take();
    if (!n) return;
    if (!this.connected || !this.#send({ t: 'hearts', room: this.id, n })) this.#taps.giveBack(n);
  }

  /** The newest of the same kind takes the place of the one before. */
  #later(what: string, ms: number, run: () => void) {
    if (!this.#open) return;
    clearTimeout(this.#timers.get(what));
    const timer = setTimeout(() => {
      this.#timers.delete(what);
      run();
    }, ms);
    this.#timers.set(what, timer);
  }
}

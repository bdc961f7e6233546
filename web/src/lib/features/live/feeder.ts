/**
 * Fills a `<video>` with parts as they come, by Media Source Extensions or what iPhones have in their
 * place. Which of them there is, is a question to the browser, never to its name.
 */
import { joined } from './wire.ts';

const KEPT_BEHIND_S = 10;
/** Removing has its price: a few seconds at once. */
const REMOVED_AT_ONCE_S = 4;
const OPENS_WITHIN_MS = 5_000;

type Bytes = Uint8Array<ArrayBuffer>;
type Waiting = { data: Bytes; codecs: string | null };
type Kinds = Pick<typeof MediaSource, 'isTypeSupported'> & (new () => MediaSource);

const kinds = globalThis as { ManagedMediaSource?: Kinds; MediaSource?: Kinds };
const Source = kinds.ManagedMediaSource ?? kinds.MediaSource;

const isPicture = (codec: string) => /^(avc|hvc|hev|av01|vp)/.test(codec.trim());

export function typeOf(codecs: string): string {
  const kind = codecs.split(',').some(isPicture) ? 'video' : 'audio';
  return `${kind}/mp4; codecs="${codecs}"`;
}

export const canFeed = (codecs: string): boolean =>
  Source?.isTypeSupported(typeOf(codecs)) ?? false;

/** Whether this browser can be fed at all; the codecs every live has. */
export const canPush = () => canFeed('avc1.42E01E,mp4a.40.2');

/** Tracks are given when the first initialisation is: others need another source. */
const tracksOf = (codecs: string) =>
  codecs.split(',').filter(isPicture).length * 10 + codecs.split(',').length;

export class Feeder {
  #video: HTMLVideoElement;
  #source: MediaSource;
  #url: string;
  #buffer: SourceBuffer | null = null;
  #codecs = '';
  #typed = '';
  #queue: Waiting[] = [];
  /** Of the browser: `made` until an append has found some again. */
  #room: 'enough' | 'wanted' | 'made' = 'enough';
  #gone = false;
  #timer: ReturnType<typeof setTimeout>;
  #onbroken: () => void;
  #onappended: () => void;

  constructor(video: HTMLVideoElement, onappended: () => void, onbroken: () => void) {
    if (!Source) throw new Error('no media source');
    this.#video = video;
    this.#onappended = onappended;
    this.#onbroken = onbroken;
    this.#source = new Source();
    // Without it a managed source never opens: there is nothing here to hand to another screen.
    video.disableRemotePlayback = true;
    this.#source.addEventListener('sourceopen', () => this.#pump(), { once: true });
    this.#url = URL.createObjectURL(this.#source);
    video.src = this.#url;
    this.#timer = setTimeout(
      () => this.#source.readyState === 'open' || this.#break(),
      OPENS_WITHIN_MS
    );
  }

  /** Whether an initialisation for these codecs may follow. */
  fits(codecs: string): boolean {
    return !this.#codecs || tracksOf(codecs) === tracksOf(this.#codecs);
  }

  init(codecs: string, data: Bytes) {
    this.#codecs = codecs;
    this.#put({ data, codecs });
  }

  part(data: Bytes) {
    this.#put({ data, codecs: null });
  }

  /** The newest range of what is buffered. */
  get newest(): { start: number; end: number } | null {
    try {
      const ranges = this.#buffer?.buffered;
      if (!ranges?.length) return null;
      return { start: ranges.start(ranges.length - 1), end: ranges.end(ranges.length - 1) };
    } catch {
      // The source has closed under us.
      return null;
    }
  }

  /** Nothing more will come: what is there plays to its end. */
  end() {
    if (this.#source.readyState === 'open' && !this.#buffer?.updating) this.#source.endOfStream();
  }

  destroy() {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#queue = [];
    URL.revokeObjectURL(this.#url);
  }

  #put(waiting: Waiting) {
    this.#queue.push(waiting);
    this.#pump();
  }

  #pump() {
    if (this.#gone || this.#source.readyState !== 'open' || this.#buffer?.updating) return;
    try {
      if (this.#room === 'wanted') this.#makeRoom();
      else if (!this.#trim()) this.#append();
    } catch (error) {
      // Too much is buffered: what has played goes, then the same part is tried again, once.
      if ((error as DOMException).name === 'QuotaExceededError' && this.#room === 'enough') {
        this.#room = 'wanted';
        this.#pump();
      } else {
        this.#break();
      }
    }
  }

  /** Appends all that waits, up to the next initialisation with other codecs, in one piece. */
  #append() {
    const [first] = this.#queue;
    if (!first) return;
    const { codecs } = first;
    if (codecs) this.#prepare(codecs);
    const other = this.#queue.findIndex(
      (each, at) => at > 0 && each.codecs !== null && each.codecs !== codecs
    );
    const batch = other < 0 ? this.#queue : this.#queue.slice(0, other);
    this.#buffer?.appendBuffer(joined(batch.map(({ data }) => data)));
    this.#room = 'enough';
    this.#queue = other < 0 ? [] : this.#queue.slice(other);
  }

  #prepare(codecs: string) {
    const type = typeOf(codecs);
    if (!this.#buffer) {
      const buffer = this.#source.addSourceBuffer(type);
      buffer.addEventListener('updateend', () => {
        this.#onappended();
        this.#pump();
      });
      buffer.addEventListener('error', () => this.#break());
      this.#buffer = buffer;
      this.#typed = type;
    } else if (type !== this.#typed) {
      this.#buffer.changeType(type);
      this.#typed = type;
    }
  }

  /** Removes what has played long ago; true when it does. */
  #trim(): boolean {
    const ranges = this.#buffer?.buffered;
    if (!ranges?.length) return false;
    const until = this.#video.currentTime - KEPT_BEHIND_S;
    if (ranges.start(0) + REMOVED_AT_ONCE_S > until) return false;
    this.#buffer?.remove(0, until);
    return true;
  }

  #makeRoom() {
    this.#room = 'made';
    this.#buffer?.remove(0, Math.max(0.1, this.#video.currentTime - 1));
  }

  #break() {
    if (this.#gone) return;
    this.destroy();
    this.#onbroken();
  }
}

/**
 * Plays a live by its push socket: parts into the feeder, speed by the pace, and a new beginning when
 * anything breaks. After two sockets that brought nothing, or too many new beginnings, another way is
 * better.
 */
import type { Play } from './api.ts';
import { Delivery } from './delivery.ts';
import { canFeed, Feeder } from './feeder.ts';
import { Pace } from './pace.ts';
import { PushLine, type Closed, type PushState, type Rendition } from './push.ts';
import { isRefusal, type Way, type WayEvents } from './way.ts';
import type { Message } from './wire.ts';

/** What the server closes with (4400 + the status that HTTP would have). */
const CLOSED = { refused: 4401, missing: 4404, ended: 4410 };
const TICK_MS = 100;
const LATENCY_EVERY = 5;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 8_000;
const NEW_BEGINNINGS = 4;
const NEW_BEGINNINGS_WITHIN_MS = 30_000;

export class PushWay implements Way {
  readonly pace = new Pace();

  #video: HTMLVideoElement;
  #events: WayEvents;
  #line: PushLine | null = null;
  #feeder: Feeder | null = null;
  #state: PushState = 'live';
  #tokenRefused = false;
  #wanted: number | null;
  /** The rendition that is shown. */
  #present: number | null = null;
  #delivery = new Delivery();
  #waits = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setInterval>;
  #ticks = 0;
  #frames = 0;
  #frameCall: number | null = null;
  #begun = false;
  #serverMs = 0;
  #beginnings: number[] = [];
  #stopped = false;
  /** The picture tells of what its source has told already. */
  readonly #broken = () => this.#feeder && this.#beginAnew();

  constructor(video: HTMLVideoElement, wanted: number | null, events: WayEvents) {
    this.#video = video;
    this.#wanted = wanted;
    this.#events = events;
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    video.addEventListener('error', this.#broken);
    this.#countFrames();
    void this.#connect(false);
  }

  stop() {
    this.#stopped = true;
    clearInterval(this.#ticker);
    clearTimeout(this.#again);
    this.#video.removeEventListener('error', this.#broken);
    if (this.#frameCall !== null) this.#video.cancelVideoFrameCallback(this.#frameCall);
    this.#line?.close();
    this.#feeder?.destroy();
    this.#video.playbackRate = 1;
  }

  check() {
    if (this.#line) this.#line.ping();
    else {
      this.#waits = 0;
      void this.#connect(false);
    }
  }

  want(rendition: number | null) {
    this.#wanted = rendition;
    this.#line?.want(rendition);
  }

  async #connect(fresh: boolean) {
    clearTimeout(this.#again);
    this.#again = undefined;
    let play: Play;
    try {
      play = await this.#events.play(fresh);
    } catch (error) {
      if (this.#stopped) return;
      return isRefusal(error) ? this.#events.failed('refused') : this.#retry();
    }
    if (this.#stopped || this.#line) return;
    if (play.state === 'ended') return this.#become('ended');
    if (!play.push) return this.#retry();
    this.#line = new PushLine(play.push, {
      hello: (state) => {
        this.#tokenRefused = false;
        this.#become(state);
        if (this.#wanted !== null) this.#line?.want(this.#wanted);
      },
      init: (message, rendition) => this.#init(message, rendition),
      offered: () => this.#tellRenditions(),
      part: (message) => this.#part(message),
      state: (state) => this.#become(state),
      closed: (end) => this.#closed(end)
    });
  }

  #become(state: PushState) {
    this.#state = state;
    if (state === 'ended') this.#feeder?.end();
    this.#events.state(state);
  }

  #init({ payload }: Message, { id, codecs }: Rendition) {
    if (!canFeed(codecs)) return this.#events.failed('broken');
    if (!this.#feeder?.fits(codecs)) this.#makeFeeder();
    this.#feeder?.init(codecs, payload);
    this.#present = id;
    this.#tellRenditions();
  }

  #tellRenditions() {
    if (this.#present !== null)
      this.#events.renditions(this.#line?.renditions ?? [], this.#present);
  }

  #part({ payload, serverMs, key }: Message) {
    this.#waits = 0;
    this.#serverMs = serverMs;
    this.#delivery.part(performance.now(), key);
    this.#feeder?.part(payload);
  }

  #makeFeeder() {
    this.#feeder?.destroy();
    this.pace.restart();
    this.#begun = false;
    this.#delivery.beginAnew();
    this.#feeder = new Feeder(
      this.#video,
      () => this.#appended(),
      () => this.#beginAnew()
    );
  }

  /** The first picture does not wait for the next tick. */
  #appended() {
    if (this.#begun || !this.#feeder?.newest) return;
    this.#begun = true;
    this.#tick();
    this.#events.start();
  }

  #closed({ delivered, code, retryMs }: Closed) {
    this.#line = null;
    if (code === CLOSED.ended) return this.#become('ended');
    if (this.#state === 'ended') return;
    if (code === CLOSED.refused || code === CLOSED.missing) {
      if (this.#tokenRefused) return this.#events.failed('refused');
      // The permission was old, or it needs one by now: once more with a new one.
      this.#tokenRefused = true;
      return void this.#connect(true);
    }
    const vain = this.#delivery.closed(performance.now(), delivered);
    // Without pictures to send, a silent socket has not failed.
    if (vain && this.#state === 'live') return this.#events.failed('unreachable');
    this.#retry(retryMs);
  }

  #retry(retryMs: number | null = null) {
    const doubled = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#waits++);
    const wait = (retryMs ?? doubled) * (0.5 + Math.random() / 2);
    this.#again = setTimeout(() => void this.#connect(this.#waits > 1), wait);
  }

  /** Another source and another join: one picture group, a tenth of a second. */
  #beginAnew() {
    if (this.#stopped || this.#state === 'ended') return;
    const now = performance.now();
    this.#beginnings = this.#beginnings.filter((at) => now - at < NEW_BEGINNINGS_WITHIN_MS);
    if (this.#beginnings.push(now) > NEW_BEGINNINGS) return this.#events.failed('broken');
    this.#line?.close();
    this.#line = null;
    this.#feeder?.destroy();
    this.#feeder = null;
    void this.#connect(false);
  }

  #tick() {
    const newest = this.#feeder?.newest;
    if (!newest) return;
    const now = performance.now();
    const video = this.#video;
    const position = video.currentTime;
    if (this.#delivery.isStuck(newest.end)) return this.#beginAnew();
    const order = this.pace.read({
      now,
      position,
      ahead: newest.end - position,
      outside: position < newest.start - 0.05,
      frames: this.#frames || framesOf(video),
      expected: this.#state === 'live' && !video.seeking && this.#events.expected()
    });
    if (order.jump !== null) {
      video.currentTime = Math.max(newest.start, newest.end - order.jump);
    }
    if (Math.abs(video.playbackRate - order.rate) >= 0.009) video.playbackRate = order.rate;
    if (this.#ticks++ % LATENCY_EVERY === 0) this.#tellLatency(newest.end - video.currentTime);
  }

  #tellLatency(ahead: number) {
    const clock = this.#line?.clock;
    if (clock === null || clock === undefined || !this.#serverMs) return;
    this.#events.latency(Math.max(0, (Date.now() + clock - this.#serverMs) / 1000) + ahead);
  }

  #countFrames() {
    if (!('requestVideoFrameCallback' in this.#video)) return;
    this.#frameCall = this.#video.requestVideoFrameCallback((_, { presentedFrames }) => {
      this.#frames = presentedFrames;
      this.#countFrames();
    });
  }
}

function framesOf(video: HTMLVideoElement): number {
  const quality = video.getVideoPlaybackQuality?.();
  return quality ? quality.totalVideoFrames - quality.droppedVideoFrames : 0;
}

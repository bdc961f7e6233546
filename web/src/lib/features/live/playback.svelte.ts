/**
 * A live on one `<video>`: by push, by LL-HLS where push does not get through, from its beginning, or
 * as a recording. It survives sleep, other networks and broken sources; what it is told of the live is
 * for the page.
 */
import { Player } from '#lib/features/video/player.svelte.ts';
import { sound } from '#lib/features/video/sound.svelte.ts';
import type { Play } from './api.ts';
import { canPush } from './feeder.ts';
import { HlsWay } from './hls-way.ts';
import type { PushState, Rendition } from './push.ts';
import { PushProbe } from './push-probe.ts';
import { PushTries } from './push-tries.ts';
import { PushWay } from './push-way.ts';
import { isRefusal, type Way, type WayEvents } from './way.ts';

export type WayName = 'push' | 'hls' | 'past' | 'recording';

type Options = {
  fetchPlay: () => Promise<Play>;
  onstate: (state: PushState) => void;
  /** It may no longer be watched, or not by this account. */
  onrefused: () => void;
  /** Heard without looking: goes on while the page is hidden, sound or not. */
  audioFirst: boolean;
  /** Never with sound: a look at one's own live. */
  muted?: boolean;
};

const PLAY_KEPT_MS = 240_000;
/** So often a past is taken up again where it broke off, within so long. */
const BREAKS = 2;
const BREAKS_WITHIN_MS = 60_000;

export class Playback {
  way = $state<WayName | null>(null);
  /** A frame is on screen. */
  ready = $state(false);
  playing = $state(false);
  waiting = $state(false);
  failed = $state(false);
  /** Stopped by hand. */
  held = $state(false);
  latency = $state<number | null>(null);
  renditions = $state.raw<readonly Rendition[]>([]);
  present = $state(0);
  wanted = $state<number | null>(null);
  /** What plays from its beginning: a running live or a recording. */
  past = $state.raw<Player | null>(null);

  #video: HTMLVideoElement;
  #options: Options;
  #way: Way | null = null;
  #play: { at: number; answer: Promise<Play> } | null = null;
  #tries = new PushTries();
  #pushAgain: ReturnType<typeof setTimeout> | undefined;
  #probe: PushProbe | null = null;
  #breaks: number[] = [];
  #asleep = false;
  #switching = false;
  #stop = new AbortController();

  constructor(video: HTMLVideoElement, options: Options) {
    this.#video = video;
    this.#options = options;
    const listen = (target: EventTarget, name: string, run: () => void) =>
      target.addEventListener(name, run, { signal: this.#stop.signal });
    listen(video, 'loadeddata', () => (this.ready = true));
    listen(video, 'playing', () => {
      this.playing = true;
      this.waiting = this.#switching = false;
    });
    listen(video, 'waiting', () => (this.waiting = true));
    listen(video, 'pause', () => {
      this.playing = false;
      // The browser's own controls, of its picture-in-picture window for instance; also told of what
      // cannot be decoded, after which the way begins anew.
      if (this.#switching || video.ended || video.error) return;
      if (!document.hidden) this.#hold(true);
      // By a call, or the browser itself: it goes on as soon as it is looked at again.
      else if (this.live) this.#sleep();
    });
    listen(video, 'play', () => {
      if (this.held) this.#hold(false);
      else if (this.#asleep) this.join();
    });
    listen(video, 'leavepictureinpicture', () => this.#look());
    listen(document, 'visibilitychange', () => this.#look());
    listen(window, 'online', () => {
      this.#tries.moved();
      this.#check();
    });
    const { connection } = navigator as { connection?: EventTarget };
    // Also told of each new estimate of the same network.
    if (connection) listen(connection, 'change', () => this.#way?.check());
  }

  get live(): boolean {
    return this.way === 'push' || this.way === 'hls';
  }

  /** What was measured of the present way, for who looks for faults. */
  get measures() {
    if (!(this.#way instanceof PushWay)) return null;
    const { target, stalls, frozenMs } = this.#way.pace;
    return { target, stalls, frozenMs };
  }

  /** Plays what happens now. */
  join() {
    this.#leave();
    this.held = this.failed = false;
    const push = canPush() && this.#tries.may(performance.now());
    this.way = push ? 'push' : 'hls';
    this.#way = push
      ? new PushWay(this.#video, this.wanted, this.#events())
      : new HlsWay(this.#video, this.#events());
  }

  /** Plays the running live from its beginning. */
  async rewind() {
    const { event } = await this.#fetch(true);
    if (this.#stop.signal.aborted) return;
    if (event) this.#startPast('past', event);
  }

  async replay() {
    const { recording } = await this.#fetch(true);
    if (this.#stop.signal.aborted) return;
    if (recording) this.#startPast('recording', recording.hls);
  }

  /** Once more what has failed. */
  retry() {
    if (this.past) void this.#resume();
    else this.join();
  }

  /** What plays from its beginning has broken off: its address may be old, as may its source. */
  broken() {
    const now = performance.now();
    this.#breaks = this.#breaks.filter((at) => now - at < BREAKS_WITHIN_MS);
    if (this.#breaks.push(now) > BREAKS) this.failed = true;
    else void this.#resume();
  }

  toggle() {
    if (this.past) {
      if (this.playing) this.pause();
      else this.play();
    } else if (this.live) {
      this.#hold(!this.held);
    }
  }

  /** Goes on, whatever had stopped it: what the keys of headphones and the lock screen mean. */
  play() {
    if (this.playing) return;
    if (this.past) void this.past.play();
    else if (this.live) this.join();
  }

  pause() {
    if (this.past) this.past.pause();
    else if (this.live) this.#hold(true);
  }

  want(rendition: number | null) {
    this.wanted = rendition;
    this.#way?.want(rendition);
  }

  /** Sound as it is wanted, as far as the browser allows it. */
  async start() {
    const video = this.#video;
    video.muted = this.#options.muted || !sound.on;
    try {
      await video.play();
    } catch (error) {
      if ((error as DOMException).name !== 'NotAllowedError' || this.#stop.signal.aborted) return;
      sound.block();
      video.muted = true;
      await video.play().catch(() => undefined);
    }
  }

  /** As loud as wanted from now on. */
  hear(on: boolean, level: number) {
    this.#video.muted = this.#options.muted || !on;
    this.#video.volume = level;
  }

  get canFloat(): boolean {
    return document.pictureInPictureEnabled && !this.#video.disablePictureInPicture;
  }

  /** The picture in a small window above all others, or back from there. */
  async float() {
    if (document.pictureInPictureElement === this.#video) await document.exitPictureInPicture();
    else await this.#video.requestPictureInPicture().catch(() => undefined);
  }

  /** Nothing more to play. */
  rest() {
    this.#leave();
    this.way = null;
    this.held = this.failed = false;
  }

  destroy() {
    this.#stop.abort();
    clearTimeout(this.#pushAgain);
    this.#leave();
  }

  #events(): WayEvents {
    return {
      play: (fresh) => this.#fetch(fresh),
      state: (state) => this.#options.onstate(state),
      renditions: (renditions, present) => {
        this.renditions = renditions;
        this.present = present;
      },
      latency: (seconds) => {
        const rounded = Math.round(seconds * 10) / 10;
        if (rounded !== this.latency) this.latency = rounded;
      },
      expected: () => this.ready && !this.held && !document.hidden,
      start: () => void this.start(),
      failed: (why) => this.#fail(why)
    };
  }

  #fail(why: 'refused' | 'unreachable' | 'broken') {
    if (why === 'refused') {
      this.rest();
      this.#play = null;
      // A live that may be watched all the same can be tried again.
      this.failed = true;
      this.#options.onrefused();
    } else if (this.way === 'push') {
      this.#pushLater();
      this.join();
    } else {
      this.rest();
      this.failed = true;
    }
  }

  #pushLater() {
    const wait = this.#tries.failed(performance.now());
    clearTimeout(this.#pushAgain);
    this.#pushAgain = setTimeout(() => void this.#improve(), wait);
  }

  /** Back from HLS to push when its time has come, it is watched, and push brings something. */
  async #improve() {
    const way = this.#way;
    if (this.way !== 'hls' || !way || this.#probe || document.hidden || !canPush()) return;
    if (!this.#tries.may(performance.now())) return;
    const play = await this.#fetch(false).catch(() => null);
    if (this.#way !== way || this.#probe) return;
    if (!play?.push) return this.#pushLater();
    this.#probe = new PushProbe(play.push, (brings) => {
      this.#probe = null;
      if (brings) this.join();
      else this.#pushLater();
    });
  }

  async #resume() {
    const { past, way } = this;
    if (!past) return;
    const at = past.time;
    try {
      const { event, recording } = await this.#fetch(true);
      if (this.#stop.signal.aborted || this.past !== past) return;
      if (way === 'past' && event) this.#startPast(way, event, at);
      else if (recording) this.#startPast('recording', recording.hls, at);
      else this.failed = true;
    } catch (error) {
      if (this.#stop.signal.aborted || this.past !== past) return;
      if (isRefusal(error)) this.#fail('refused');
      else this.failed = true;
    }
  }

  #startPast(way: 'past' | 'recording', url: string, at = 0) {
    this.#leave();
    this.held = this.failed = false;
    this.way = way;
    const past = new Player(this.#video);
    this.past = past;
    past.load(url);
    if (at > 0) {
      const seek = () => this.past === past && past.seek(at);
      this.#video.addEventListener('loadedmetadata', seek, { once: true });
    }
    void past.activate();
  }

  #hold(held: boolean) {
    if (this.past || this.held === held) return;
    if (held) {
      this.#sleep();
      this.#video.pause();
      this.held = true;
    } else this.join();
  }

  /** Nothing is sent to who neither sees nor hears it. */
  #look() {
    if (!this.live || this.held) return;
    if (!document.hidden) {
      if (this.#asleep) this.join();
      else this.#check();
    } else if (
      this.#video.muted &&
      !this.#options.audioFirst &&
      document.pictureInPictureElement !== this.#video
    ) {
      this.#sleep();
    }
  }

  #sleep() {
    this.#probe?.stop();
    this.#probe = null;
    this.#way?.stop();
    this.#way = null;
    this.#asleep = true;
    this.latency = null;
  }

  #check() {
    this.#way?.check();
    void this.#improve();
  }

  #leave() {
    this.#switching = true;
    this.#asleep = false;
    this.#probe?.stop();
    this.#probe = null;
    this.#way?.stop();
    this.#way = null;
    this.past?.destroy();
    this.past = null;
    this.waiting = false;
    this.latency = null;
  }

  #fetch(fresh: boolean): Promise<Play> {
    const now = performance.now();
    if (!fresh && this.#play && now - this.#play.at < PLAY_KEPT_MS) return this.#play.answer;
    const answer = this.#options.fetchPlay();
    this.#play = { at: now, answer };
    answer.catch(() => (this.#play = null));
    return answer;
  }
}

/**
 * Plays a live as low-latency HLS: where the push socket is blocked, and where only the browser itself
 * can play. hls.js hurries only with more than a second in hand, which so little delay never has: the
 * page keeps the distance itself.
 */
import type Hls from 'hls.js';
import { loadHls } from '#lib/features/video/player.svelte.ts';
import { isRefusal, type Way, type WayEvents } from './way.ts';

const TICK_MS = 500;
const ATTEMPTS = 6;
const WAIT_MS = 700;
const FAR_S = 3;

const hasMse = () => 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis;

export class HlsWay implements Way {
  #video: HTMLVideoElement;
  #events: WayEvents;
  #hls: Hls | null = null;
  #attempts = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setInterval>;
  #stopped = false;
  #stop = new AbortController();

  constructor(video: HTMLVideoElement, events: WayEvents) {
    this.#video = video;
    this.#events = events;
    const on = (name: string, run: () => void) =>
      video.addEventListener(name, run, { signal: this.#stop.signal });
    on('ended', () => events.state('ended'));
    on('playing', () => (this.#attempts = 0));
    on('error', () => this.#hls || this.#retry());
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    void this.#load(false);
  }

  stop() {
    this.#stopped = true;
    this.#stop.abort();
    clearInterval(this.#ticker);
    clearTimeout(this.#again);
    if (this.#hls) this.#hls.destroy();
    else {
      // What the browser plays by itself goes on until it is taken away.
      this.#video.removeAttribute('src');
      this.#video.load();
    }
    this.#video.playbackRate = 1;
  }

  check() {
    if (this.#again !== undefined) void this.#load(true);
  }

  want(rendition: number | null) {
    if (this.#hls) this.#hls.currentLevel = rendition ?? -1;
  }

  async #load(fresh: boolean) {
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#hls?.destroy();
    this.#hls = null;
    try {
      const { hls: url, state } = await this.#events.play(fresh);
      if (this.#stopped) return;
      if (state === 'ended') return this.#events.state('ended');
      if (!url) return this.#retry();
      if (!hasMse()) this.#video.src = url;
      else await this.#attach(url);
      if (!this.#stopped) this.#events.start();
    } catch (error) {
      if (this.#stopped) return;
      if (isRefusal(error)) this.#events.failed('refused');
      else this.#retry();
    }
  }

  async #attach(url: string) {
    const { default: HlsPlayer, ErrorTypes, Events } = await loadHls();
    if (this.#stopped) return;
    const hls = new HlsPlayer({
      lowLatencyMode: true,
      maxLiveSyncPlaybackRate: 1,
      backBufferLength: 10,
      capLevelToPlayerSize: false
    });
    this.#hls = hls;
    hls.on(Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === ErrorTypes.MEDIA_ERROR && this.#attempts++ < 2) hls.recoverMediaError();
      else this.#retry();
    });
    hls.loadSource(url);
    hls.attachMedia(this.#video);
  }

  /** The address may be old, the live in a pause: asked for again, a few times. */
  #retry() {
    if (this.#stopped || this.#again !== undefined) return;
    if (this.#attempts++ >= ATTEMPTS) return this.#events.failed('unreachable');
    this.#again = setTimeout(() => void this.#load(true), WAIT_MS * this.#attempts);
  }

  #tick() {
    const hls = this.#hls;
    if (!hls || !Number.isFinite(hls.latency) || hls.latency <= 0) return;
    this.#events.latency(hls.latency);
    const drift = hls.latency - (hls.targetLatency ?? hls.latency);
    if (drift > FAR_S && hls.liveSyncPosition) this.#video.currentTime = hls.liveSyncPosition;
    const rate = drift > 0.15 ? Math.min(1.1, Math.round((1 + drift / 2) * 100) / 100) : 1;
    if (this.#video.playbackRate !== rate) this.#video.playbackRate = rate;
  }
}

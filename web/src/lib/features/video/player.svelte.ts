/**
 * One player of HLS over one <video> element that lives as long as the player: browsers allow sound
 * by element, so elements are kept and only their source changes.
 *
 * hls.js is loaded when the first video is; where Media Source Extensions are missing the browser
 * plays HLS itself. A player that only prepares buffers two segments, the one that plays twenty seconds.
 */
import type Hls from 'hls.js';
import { lineSpeed, rememberLine } from './line.ts';
import { sound } from './sound.svelte.ts';

const PREPARE_S = 4;
const PLAY_S = 20;
const BEGINS_WITHIN_S = 1;
const RECOVERIES = 3;

export function loadHls() {
  return import('hls.js');
}

const hasMse = () => 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis;

export class Player {
  /** A frame of the present source is on screen. */
  ready = $state(false);
  playing = $state(false);
  waiting = $state(false);
  failed = $state(false);
  /** Twice as fast as it was made. */
  fast = $state(false);
  time = $state(0);
  duration = $state(0);

  #video: HTMLVideoElement;
  #hls: Hls | null = null;
  #url: string | null = null;
  #active = false;
  #recoveries = 0;
  #stop = new AbortController();

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    const on = (name: string, run: () => void) =>
      video.addEventListener(name, run, { signal: this.#stop.signal });
    on('loadeddata', () => (this.ready = true));
    on('playing', () => {
      this.playing = true;
      this.waiting = false;
    });
    on('pause', () => (this.playing = false));
    on('waiting', () => (this.waiting = true));
    on('timeupdate', () => (this.time = video.currentTime));
    on('durationchange', () => {
      this.duration = Number.isFinite(video.duration) ? video.duration : 0;
    });
    on('error', () => {
      if (!this.#hls && this.#url) this.failed = true;
    });
  }

  get paused(): boolean {
    return !this.playing;
  }

  /** Takes another source, or none; nothing happens when it is the present one. */
  load(url: string | null) {
    if (url === this.#url) return;
    this.#unload();
    this.#url = url;
    if (!url) return;
    if (hasMse()) void this.#loadMse(url);
    else this.#video.src = url;
  }

  /** Whether this is the present source. */
  holds(url: string | null): boolean {
    return url === this.#url;
  }

  /** Plays from the beginning with the remembered sound. */
  async activate() {
    this.#active = true;
    if (this.#hls) this.#hls.config.maxBufferLength = PLAY_S;
    if (this.#video.currentTime > 0) this.#video.currentTime = 0;
    await this.play();
  }

  deactivate() {
    this.#active = false;
    if (this.#hls) this.#hls.config.maxBufferLength = PREPARE_S;
    this.#video.pause();
  }

  async play() {
    this.#video.muted = !sound.on;
    try {
      await this.#video.play();
    } catch (error) {
      if ((error as DOMException).name !== 'NotAllowedError' || !this.#active) return;
      // No touch yet: play silently and say so, rather than not at all.
      sound.block();
      this.#video.muted = true;
      await this.#video.play().catch(() => undefined);
    }
  }

  pause() {
    this.#video.pause();
  }

  mute(muted: boolean) {
    this.#video.muted = muted;
  }

  /** Plays twice as fast, or as it was made; returns which. */
  hurry(fast: boolean): boolean {
    this.fast = fast;
    this.#video.playbackRate = fast ? 2 : 1;
    return fast;
  }

  seek(seconds: number) {
    this.#video.currentTime = Math.max(0, Math.min(seconds, this.duration || seconds));
  }

  retry() {
    const url = this.#url;
    this.#url = null;
    this.load(url);
    if (this.#active) void this.play();
  }

  destroy() {
    this.#stop.abort();
    // Also what is still on its way.
    this.load(null);
  }

  async #loadMse(url: string) {
    const { default: HlsPlayer, ErrorTypes, Events } = await loadHls();
    if (url !== this.#url) return;
    const hls = new HlsPlayer({
      maxBufferLength: this.#active ? PLAY_S : PREPARE_S,
      maxMaxBufferLength: 40,
      backBufferLength: 30,
      capLevelToPlayerSize: true,
      // Begins with what the line carries at once, and rises from there.
      startLevel: -1,
      testBandwidth: false,
      abrEwmaDefaultEstimate: lineSpeed(),
      maxStarvationDelay: BEGINS_WITHIN_S,
      // A video still being encoded has an open playlist; it begins at the beginning all the same.
      startPosition: 0
    });
    this.#hls = hls;
    hls.on(Events.ERROR, (_, data) => {
      if (!data.fatal) return;
      if (this.#recoveries++ >= RECOVERIES) this.failed = true;
      else if (data.type === ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else if (data.type === ErrorTypes.NETWORK_ERROR) hls.loadSource(url);
      else this.failed = true;
    });
    hls.loadSource(url);
    hls.attachMedia(this.#video);
    if (this.#active) void this.play();
  }

  #unload() {
    if (this.#hls && this.ready) rememberLine(this.#hls.bandwidthEstimate);
    this.#hls?.destroy();
    this.#hls = null;
    this.#recoveries = 0;
    this.ready = this.playing = this.waiting = this.failed = this.fast = false;
    this.time = this.duration = 0;
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}

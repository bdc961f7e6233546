/**
 * Plays the segments of a take one after the other, as the result will: two video elements take
 * turns, so that the next segment is there when it is due.
 */
import { letGo } from '#lib/core/blobs.ts';
import { locate, momentOf, totalMs, type Clip, type Part } from './timeline.ts';

export type PlayedClip = Clip & { blob: Blob; firstMs: number };
type Loaded = PlayedClip & { url: string };

export class Player {
  playing = $state(false);
  atMs = $state(0);
  /** Which of the two elements is seen. */
  front = $state<0 | 1>(0);
  part = $state.raw<Part | null>(null);

  #clips: Loaded[] = [];
  #index = 0;
  #videos: [HTMLVideoElement | null, HTMLVideoElement | null] = [null, null];
  #frame = 0;

  attach(slot: 0 | 1, video: HTMLVideoElement): () => void {
    this.#videos[slot] = video;
    return () => {
      empty(video);
      this.#videos[slot] = null;
    };
  }

  get endMs(): number {
    return this.part?.endMs ?? totalMs(this.#clips);
  }

  get startMs(): number {
    return this.part?.startMs ?? 0;
  }

  /** Another set or order of clips: begins anew, paused. */
  load(clips: PlayedClip[]) {
    this.pause();
    const before = this.#clips;
    this.#clips = clips.map((clip) => ({ ...clip, url: URL.createObjectURL(clip.blob) }));
    for (const video of this.#videos) {
      if (video) delete video.dataset.url;
    }
    this.#index = -1;
    this.seek(Math.min(this.atMs, this.endMs));
    this.#forget(before);
  }

  /** Lets go of all clips. */
  close() {
    this.load([]);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (!this.#clips.length) return;
    if (this.atMs >= this.endMs - 30 || this.atMs < this.startMs) this.seek(this.startMs);
    this.playing = true;
    void this.#front()
      ?.play()
      .catch(() => this.pause());
    this.#tick();
  }

  pause() {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    for (const video of this.#videos) video?.pause();
  }

  seek(ms: number) {
    const found = locate(this.#clips, ms);
    if (!found) return;
    this.atMs = ms;
    this.#show(found.index, found.atMs);
  }

  #front(): HTMLVideoElement | null {
    return this.#videos[this.front];
  }

  /** Brings a clip to the front at a moment of its recorded time, and prepares the one after. */
  #show(index: number, atMs: number) {
    const clip = this.#clips[index];
    if (!clip) return;
    if (index !== this.#index) {
      const other = this.front === 0 ? 1 : 0;
      if (this.#videos[other]?.dataset.url === clip.url) {
        this.#front()?.pause();
        this.front = other;
      }
      this.#index = index;
    }
    const video = this.#front();
    if (!video) return;
    this.#put(video, clip);
    video.currentTime = (clip.firstMs + atMs) / 1000;
    if (this.playing) void video.play().catch(() => this.pause());
    const next = this.#clips[index + 1];
    const back = this.#videos[this.front === 0 ? 1 : 0];
    if (back && next) this.#put(back, next);
  }

  /** Revokes addresses, once no element reads them: one that still did would find nothing there. */
  #forget(clips: Loaded[]) {
    for (const video of this.#videos) {
      if (video && !video.dataset.url) empty(video);
    }
    for (const clip of clips) URL.revokeObjectURL(clip.url);
  }

  #put(video: HTMLVideoElement, clip: Loaded) {
    if (video.dataset.url !== clip.url) {
      video.dataset.url = clip.url;
      video.src = clip.url;
    }
    video.playbackRate = clip.speed;
  }

  #tick() {
    this.#frame = requestAnimationFrame(() => {
      if (!this.playing) return;
      this.#advance();
      this.#tick();
    });
  }

  #advance() {
    const video = this.#front();
    const clip = this.#clips[this.#index];
    if (!video || !clip) return;
    const within = video.currentTime * 1000 - clip.firstMs;
    if (video.seeking) return;
    const over = video.ended || within >= clip.lengthMs;
    const at = momentOf(this.#clips, this.#index, Math.min(within, clip.lengthMs));
    if (at >= this.endMs || (over && this.#index === this.#clips.length - 1)) {
      this.pause();
      this.atMs = this.endMs;
    } else if (over) {
      this.#show(this.#index + 1, 0);
    } else {
      this.atMs = at;
    }
  }
}

function empty(video: HTMLVideoElement) {
  delete video.dataset.url;
  letGo(video);
}

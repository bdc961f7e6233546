/**
 * What this device sends: its camera and microphone, or a card and the microphone, through the
 * publisher. Belongs to one live; the screen shows what is in here.
 */
import type { Id } from '#lib/api/types.ts';
import { Lens } from '#lib/features/camera/lens.svelte.ts';
import { meter } from '#lib/features/camera/meter.ts';
import { drawCard, type Card, type CardWords } from './card.ts';
import { LADDER, stepsOf, type Quality, type Step } from './formats.ts';
import { judge } from './health.ts';
import { soundKbps, type Preset } from './presets.ts';
import {
  Publisher,
  type Begin,
  type Health,
  type Line,
  type PublisherState,
  type Run
} from './publisher.ts';
import { record } from './recorder.ts';

/** A second of moments, for judging a voice. */
const PEAKS = 12;
const PEAK_MS = 250;
const FULL_HEIGHT = 720;
/** What a connection carries in its first moments says nothing about it. */
const FIRST_MS = 2_500;

export class Sender {
  state = $state.raw<PublisherState>({ name: 'idle' });
  health = $state.raw<Health | null>(null);
  step = $state.raw<Step>(LADDER[1] as Step);
  /** Nothing is sent until the line is free again. */
  paused = $state(false);
  muted = $state(false);
  quality = $state<Quality>('normal');
  /** How loud the microphone is, and was in the last moments. */
  level = $state(0);
  peaks = $state.raw<readonly number[]>([]);
  readonly lens = new Lens(() => undefined);
  /** What is sent and shown. */
  stream = $state.raw<MediaStream | null>(null);
  readonly best = $derived(stepsOf(this.quality)[0] as Step);
  readonly judged = $derived(
    judge({
      state: this.state.name,
      health: this.health,
      paused: this.paused,
      lowered: this.step.kbps < this.best.kbps,
      transcoded: this.state.name === 'sending' && this.state.transcoded,
      fps: this.lens.picture ? 30 : null
    })
  );

  #publisher: Publisher;
  #preset: Preset;
  #words: () => CardWords;
  #card: Card | null = null;
  #since = 0;

  constructor(live: Id, preset: Preset, words: () => CardWords) {
    this.#preset = preset;
    this.#words = words;
    this.lens.facing = preset.facing;
    this.lens.shape = preset.shape;
    this.lens.picture = preset.picture === 'camera';
    this.lens.music = preset.sound === 'music';
    this.quality = preset.quality;
    this.#publisher = new Publisher({
      connect: () => connect(live),
      begin: (...wanted) => this.#begin(...wanted),
      steps: stepsOf(this.quality),
      onstate: (state) => this.#became(state),
      onhealth: (health) => {
        if (performance.now() - this.#since > FIRST_MS) this.health = health;
      },
      onstep: (step, paused) => Object.assign(this, { step, paused })
    });
  }

  /** Connects; needs a stream to send. */
  open() {
    this.#publisher.open();
  }

  /** Camera or microphone are other ones: what is sent begins anew. */
  renew() {
    this.stream = this.#streamOf(this.lens.stream);
    this.#sound();
    this.#publisher.renew();
  }

  nudge() {
    this.#publisher.nudge();
  }

  choose(quality: Quality) {
    this.quality = quality;
    this.#publisher.choose(stepsOf(quality));
  }

  mute(muted: boolean) {
    this.muted = muted;
    this.#sound();
  }

  showPicture(picture: boolean): Promise<void> {
    this.lens.picture = picture;
    return this.lens.open();
  }

  leaveSoundRaw(music: boolean): Promise<void> {
    this.lens.music = music;
    return this.lens.open();
  }

  /** Listens to the microphone of the stream that is there; returns what ends it. */
  listen(): (() => void) | undefined {
    const stream = this.lens.stream;
    this.peaks = [];
    if (!stream?.getAudioTracks().length) return;
    let loudest = 0;
    const stop = meter(stream, (level) => {
      this.level = level;
      loudest = Math.max(loudest, level);
    });
    const timer = setInterval(() => {
      this.peaks = [...this.peaks.slice(1 - PEAKS), loudest];
      loudest = 0;
    }, PEAK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }

  stop() {
    this.#publisher.stop();
    this.lens.close();
    this.#card?.stop();
    this.#card = null;
  }

  #streamOf(stream: MediaStream | null): MediaStream | null {
    if (!stream || stream.getVideoTracks().length) {
      this.#card?.stop();
      this.#card = null;
      return stream;
    }
    this.#card ??= drawCard(this.#words, () => (this.muted ? 0 : this.level));
    return new MediaStream([this.#card.track, ...stream.getAudioTracks()]);
  }

  async #begin(...[step, onslice, ondead]: Parameters<Begin>): Promise<Run | null> {
    if (this.lens.picture) await this.lens.scale(step.height / FULL_HEIGHT);
    const stream = this.stream;
    this.#sound();
    return stream && record(stream, step, soundKbps(this.#preset), onslice, ondead);
  }

  #became(state: PublisherState) {
    this.state = state;
    if (state.name === 'sending') this.#since = performance.now();
    else this.health = null;
  }

  #sound() {
    for (const track of this.lens.stream?.getAudioTracks() ?? []) track.enabled = !this.muted;
  }
}

function connect(live: Id): Line {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/live/ingest?live=${live}`);
}

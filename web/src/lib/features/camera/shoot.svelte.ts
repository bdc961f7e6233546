/** Filming: countdown, segments, their speed, and the end at the longest length. */
import { roomLeft } from './store.ts';
import { recordingType } from './formats.ts';
import type { Lens } from './lens.svelte.ts';
import { Recording } from './recording.ts';
import { Shutter, type ShutterAct } from './shutter.ts';
import { measures, studio } from './studio.svelte.ts';
import type { SegmentWriter, Take } from './take.svelte.ts';
import { SPEEDS, type Speed } from './timeline.ts';

export type Phase = 'idle' | 'counting' | 'rolling' | 'ending';
export type Timer = 0 | 3 | 10;

/** What the screen says aloud, or in a toast. */
export type ShootEvent =
  | { name: 'counting'; seconds: number }
  | { name: 'rolling' }
  | { name: 'kept'; number: number }
  | { name: 'failed' }
  | { name: 'low_room' };

/** Below this, a warning comes before the device is full. */
const LITTLE_ROOM = 50_000_000;
/** A length is reached a little early rather than exceeded. */
const MARGIN_MS = 40;

type Options = {
  lens: Lens;
  accountId: string;
  maxMs: () => number;
  onevent: (event: ShootEvent) => void;
};

type Rolling = {
  recording: Recording;
  writer: SegmentWriter;
  take: Take;
  since: number;
  speed: Speed;
};

export class Shoot {
  phase = $state<Phase>('idle');
  timer = $state<Timer>(0);
  speed = $state<Speed>(1);
  /** Seconds that are left of a countdown. */
  counter = $state(0);
  /** How long the running segment will play. */
  runningMs = $state(0);

  #options: Options;
  #shutter = new Shutter();
  #rolling: Rolling | null = null;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.phase !== 'idle';
  }

  get takenMs(): number {
    return (studio.take?.totalMs ?? 0) + this.runningMs;
  }

  get full(): boolean {
    return this.takenMs >= this.#options.maxMs() - 2 * MARGIN_MS;
  }

  press() {
    this.#act(this.#shutter.press(performance.now(), this.busy));
  }

  release() {
    this.#act(this.#shutter.release(performance.now(), this.phase === 'counting'));
  }

  /** The finger was taken away by something else; what runs goes on. */
  cancelPress() {
    this.#shutter.cancel();
  }

  /** For a click without a pointer, as screen readers make it. */
  toggle() {
    this.#act(this.busy ? 'stop' : 'start');
  }

  nextTimer() {
    this.timer = this.timer === 0 ? 3 : this.timer === 3 ? 10 : 0;
  }

  nextSpeed() {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
  }

  start() {
    if (this.busy || this.full || this.#options.lens.state.name !== 'live') return;
    if (this.timer) this.#count(this.timer);
    else void this.#roll();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#clock);
    if (this.phase === 'counting') {
      this.phase = 'idle';
      return;
    }
    const rolling = this.#rolling;
    if (!rolling) return;
    this.#rolling = null;
    cancelAnimationFrame(this.#frame);
    this.phase = 'ending';
    const lengthMs = performance.now() - rolling.since;
    await rolling.recording.stop();
    await this.#keep(rolling, lengthMs);
    this.runningMs = 0;
    this.phase = 'idle';
  }

  #act(act: ShutterAct) {
    if (act === 'start') this.start();
    if (act === 'stop') void this.stop();
  }

  #count(left: number) {
    this.phase = 'counting';
    this.counter = left;
    this.#options.onevent({ name: 'counting', seconds: left });
    this.#clock = setTimeout(() => {
      if (left > 1) this.#count(left - 1);
      else void this.#roll();
    }, 1000);
  }

  async #roll(): Promise<void> {
    const { lens, accountId, onevent } = this.#options;
    const { stream } = lens;
    const type = recordingType((each) => MediaRecorder.isTypeSupported(each));
    if (!stream || !type) {
      this.phase = 'idle';
      return onevent({ name: 'failed' });
    }
    this.phase = 'rolling';
    const take = await studio.need(accountId);
    const { width = 0, height = 0 } = stream.getVideoTracks()[0]?.getSettings() ?? {};
    const { speed } = this;
    const sound = stream.getAudioTracks().length > 0;
    const writer = take.open({ type, speed, width, height, sound });
    try {
      const recording = new Recording(stream, type, (slice) => writer.append(slice));
      this.#rolling = { recording, writer, take, since: performance.now(), speed };
      // A device that went away ends the recorder; what it has delivered is kept.
      void recording.ended.then(() => {
        if (this.#rolling?.recording === recording) void this.stop();
      });
    } catch {
      await writer.end(0);
      this.phase = 'idle';
      return onevent({ name: 'failed' });
    }
    onevent({ name: 'rolling' });
    void roomLeft().then((room) => {
      if (room !== null && room < LITTLE_ROOM) onevent({ name: 'low_room' });
    });
    this.#watch();
  }

  /** Counts what is filmed, and ends it at the longest length. */
  #watch() {
    this.#frame = requestAnimationFrame(() => {
      const rolling = this.#rolling;
      if (!rolling) return;
      this.runningMs = (performance.now() - rolling.since) / rolling.speed;
      if (this.takenMs >= this.#options.maxMs() - MARGIN_MS) void this.stop();
      else this.#watch();
    });
  }

  async #keep({ writer, take }: Rolling, lengthMs: number): Promise<void> {
    const segment = await writer.end(lengthMs);
    // Offline, what looks into segments may not be there: the clock has to do until it is.
    const look = await studio.look(segment).catch(() => undefined);
    if (look === null) {
      take.remove(segment.id);
      return this.#options.onevent({ name: 'failed' });
    }
    if (look) await take.amend(segment.id, measures(look));
    this.#options.onevent({ name: 'kept', number: take.segments.length });
  }
}

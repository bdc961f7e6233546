/**
 * Sends a camera to the server (`/live/ingest`): slices of a recorder over one WebSocket that comes
 * back by itself within the grace of the live.
 *
 * A recorder's slices are one stream and none of them may be missing: whatever changes (device,
 * quality, connection, a jam) begins a new recorder, told by `start` or `restart`. What waits to be
 * sent never exceeds `FULL_S` seconds and one slice.
 */
import type { Step } from './formats.ts';
import { Pressure } from './pressure.ts';

export type PublisherState =
  | { name: 'idle' }
  | { name: 'connecting' }
  | { name: 'sending'; transcoded: boolean }
  /** The connection is lost; the next try comes by itself. */
  | { name: 'waiting'; attempt: number }
  | { name: 'refused'; code: string; detail: string }
  | { name: 'stopped' };

export type Health = {
  kbps: number;
  fps: number;
  lost: number;
  delay_ms: number;
  warnings: readonly string[];
};

/** What the publisher needs of a WebSocket. */
export type Line = Pick<
  WebSocket,
  'send' | 'close' | 'bufferedAmount' | 'onopen' | 'onmessage' | 'onclose'
>;

/** One run of a recorder. */
export type Run = { mime: string; width: number; height: number; fps: number; stop(): void };

/** Begins to record at a step; null while there is nothing to record. */
export type Begin = (
  step: Step,
  onslice: (slice: Blob) => void,
  /** It has ended by itself. */
  ondead: () => void
) => Promise<Run | null>;

type Options = {
  connect: () => Line;
  begin: Begin;
  /** The best step first. */
  steps: readonly Step[];
  onstate: (state: PublisherState) => void;
  onhealth: (health: Health) => void;
  /** Which step is sent, and whether the line is so full that nothing is for the moment. */
  onstep: (step: Step, paused: boolean) => void;
};

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;
const CONNECT_MS = 8_000;
const LOOK_MS = 250;
const PING_MS = 2_000;
/** The server says something each second: a line that is silent for so long leads nowhere. */
const SILENT_MS = 6_000;
/** After a change of the network a line has this long to show that it still leads there. */
const NUDGED_MS = 2_500;
/** A recorder that gives nothing for so long is dead, unless it has only just begun. */
const STUCK_MS = 2_000;
const BEGUN_MS = 4_000;
/** After a cut, a reload or another format the own former connection is in the way for seconds. */
const PASSING = ['live_taken', 'unavailable'];
/** Longer than that, and it is another device of the host that is on air. */
const TAKEN_MS = 10_000;

/** Doubles up to 4 s: a host has a minute, and is one of few. */
export function waitBefore(attempt: number, chance = Math.random()): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return full / 2 + (full / 2) * chance;
}

export class Publisher {
  #options: Options;
  #pressure = new Pressure();
  #state: PublisherState = { name: 'idle' };
  #line: Line | null = null;
  #run: Run | null = null;
  #step = 0;
  #attempt = 0;
  #wasOnAir = false;
  #heard = 0;
  #pinged = 0;
  /** The connection stands, and what it carries was told. */
  #open = false;
  #told = false;
  /** When the recorder began, and when it last gave something. */
  #begun = 0;
  #sliced = 0;
  #turn = 0;
  #takenSince: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setInterval> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get state(): PublisherState {
    return this.#state;
  }

  get step(): Step {
    const { steps } = this.#options;
    return steps[Math.min(this.#step, steps.length - 1)] ?? { kbps: 500, height: 360 };
  }

  open() {
    if (this.#line || this.#state.name === 'waiting') return;
    this.#attempt = 0;
    this.#connect();
  }

  /** Begins a new recorder: the device, the shape or the wish has changed. */
  renew() {
    this.#halt();
    if (this.#open) {
      if (!this.#pressure.paused) this.#next();
    } else if (this.#state.name === 'waiting') this.nudge();
  }

  /** From now on these steps; the publisher starts at the best of them. */
  choose(steps: readonly Step[]) {
    this.#options = { ...this.#options, steps };
    this.#step = 0;
    this.renew();
  }

  /** The network has changed, or the page is back: is the line still good? */
  nudge() {
    if (this.#state.name === 'waiting') {
      this.#attempt = 0;
      clearTimeout(this.#retry);
      this.#connect();
    } else if (this.#state.name === 'sending') {
      this.#ping();
      this.#heard = Math.min(this.#heard, performance.now() - SILENT_MS + NUDGED_MS);
    }
  }

  /** Leaves: the live itself ends elsewhere. */
  stop() {
    this.#halt();
    this.#say({ t: 'bye' });
    this.#drop();
    clearTimeout(this.#retry);
    this.#tell({ name: 'stopped' });
  }

  #connect() {
    this.#drop();
    this.#told = false;
    // While one comes back the screen says so, until one is back.
    if (!this.#wasOnAir) this.#tell({ name: 'connecting' });
    const line = this.#options.connect();
    this.#line = line;
    this.#limit = setTimeout(() => this.#lost(), CONNECT_MS);
    line.onopen = () => void this.#greet();
    line.onmessage = ({ data }) => this.#receive(data);
    line.onclose = () => this.#lost();
  }

  /** What the recorder will make is told first: the server may refuse it before a byte is sent. */
  async #greet() {
    this.#open = true;
    this.#pressure.reset(performance.now());
    await this.#begin();
  }

  #receive(data: unknown) {
    this.#heard = performance.now();
    const frame = typeof data === 'string' ? parse(data) : null;
    if (frame?.t === 'ready') this.#ready(frame.transcoded === true);
    else if (frame?.t === 'health') this.#options.onhealth(healthOf(frame));
    else if (frame?.t === 'refused') this.#refused(String(frame.code), String(frame.detail ?? ''));
  }

  #ready(transcoded: boolean) {
    clearTimeout(this.#limit);
    this.#attempt = 0;
    this.#wasOnAir = true;
    this.#takenSince = null;
    const letIn = this.#state.name !== 'sending';
    this.#tell({ name: 'sending', transcoded });
    clearInterval(this.#look);
    this.#look = setInterval(() => this.#watch(), LOOK_MS);
    // What changed before was put off until now.
    if (letIn && !this.#run && !this.#pressure.paused) void this.#begin();
  }

  #refused(code: string, detail: string) {
    if (PASSING.includes(code)) {
      this.#takenSince ??= performance.now();
      if (performance.now() - this.#takenSince < TAKEN_MS) return this.#lost();
    }
    this.#takenSince = null;
    this.#halt();
    this.#drop();
    this.#tell({ name: 'refused', code, detail });
  }

  #lost() {
    this.#halt();
    this.#drop();
    const attempt = this.#attempt++;
    this.#tell({ name: 'waiting', attempt: this.#attempt });
    this.#retry = setTimeout(() => this.#connect(), waitBefore(attempt));
  }

  #drop() {
    clearTimeout(this.#limit);
    clearInterval(this.#look);
    const line = this.#line;
    this.#line = null;
    this.#open = false;
    if (!line) return;
    line.onopen = line.onmessage = line.onclose = null;
    line.close();
  }

  /** Until the server has let one recorder in, it would take the next one's slices for its own. */
  #next() {
    if (!this.#told || this.#state.name === 'sending') void this.#begin();
  }

  /** A new recorder, told to the server before its first slice. */
  async #begin(): Promise<void> {
    const turn = ++this.#turn;
    const step = this.step;
    let run: Run | null;
    try {
      run = await this.#options.begin(
        step,
        (slice) => {
          // The tail of a recorder that was replaced belongs to nobody.
          if (turn === this.#turn) this.#send(slice);
        },
        () => {
          if (turn === this.#turn) this.#sliced = -Infinity;
        }
      );
    } catch {
      // Tried again with the connection, with waits that grow.
      return turn === this.#turn ? this.#lost() : undefined;
    }
    if (turn !== this.#turn) return run?.stop();
    this.#run = run;
    this.#begun = this.#sliced = performance.now();
    this.#options.onstep(step, false);
    if (!run) return this.#told ? undefined : this.#lost();
    const { mime, width, height, fps } = run;
    const t = this.#told ? 'restart' : 'start';
    this.#told = true;
    this.#say({ t, mime, width, height, fps, kbps: step.kbps });
  }

  #halt() {
    this.#turn += 1;
    const run = this.#run;
    this.#run = null;
    run?.stop();
  }

  #send(slice: Blob) {
    this.#sliced = performance.now();
    this.#line?.send(slice);
    this.#press();
  }

  #watch() {
    const now = performance.now();
    if (now - this.#heard > SILENT_MS) return this.#lost();
    if (now - this.#pinged > PING_MS) this.#ping();
    const stuck = now - this.#sliced > STUCK_MS && now - this.#begun > BEGUN_MS;
    if (this.#run && stuck) return this.renew();
    this.#press();
  }

  #press() {
    const line = this.#line;
    if (!line) return;
    const last = this.#options.steps.length - 1;
    const verdict = this.#pressure.judge(line.bufferedAmount, this.step.kbps, performance.now(), {
      lower: this.#step < last,
      raise: this.#step > 0
    });
    if (verdict === 'keep') return;
    this.#halt();
    if (verdict === 'lower' || verdict === 'pause') this.#step = Math.min(last, this.#step + 1);
    if (verdict === 'raise') this.#step -= 1;
    if (verdict === 'pause') this.#options.onstep(this.step, true);
    else this.#next();
  }

  #ping() {
    this.#pinged = performance.now();
    this.#say({ t: 'ping', at: Math.round(this.#pinged) });
  }

  #say(frame: object) {
    try {
      this.#line?.send(JSON.stringify(frame));
    } catch {
      // The line is closing: that is told by itself.
    }
  }

  #tell(state: PublisherState) {
    this.#state = state;
    this.#options.onstate(state);
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Also of the frame `live_health`, which hosts of an encoder get over the live line. */
export function healthOf(frame: Record<string, unknown>): Health {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    kbps: number(frame.kbps),
    fps: number(frame.fps),
    lost: number(frame.lost),
    delay_ms: number(frame.delay_ms),
    warnings: Array.isArray(frame.warnings) ? frame.warnings.map(String) : []
  };
}

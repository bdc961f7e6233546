/**
 * How fast a live plays so that it stays close to now and never stops: decided ten times a second
 * from what is buffered and what was shown. Pure; the parameters were measured (ADR of push).
 *
 * The browser keeps the sound running when only the picture starves, and then tells nobody: a stall
 * is what stands still on the screen, not only what `waiting` says.
 */

const FIRST_TARGET_S = 0.25;
const TARGET_MOST_S = 0.6;
const PER_STALL_S = 0.075;
const PER_CLEAN_S = 0.01;
const CLEAN_MS = 10_000;
const WINDOW_MS = 1_000;
const JUMP_S = 1.5;
/** Hurrying has not helped for so long: what is left is jumped over. */
const LATE_S = 0.6;
const LATE_MS = 8_000;
/** At the beginning the burst is taken in by a jump, not by hurrying. */
const JOINING_MS = 1_500;
const JOINING_JUMP_S = 0.25;
const FROZEN_MS = 400;
const FASTEST = 1.1;

export type Reading = {
  /** ms of a steady clock. */
  now: number;
  /** Seconds buffered before the play position, in the newest range. */
  ahead: number;
  /** The position lies before the newest range: between them is a hole. */
  outside: boolean;
  position: number;
  /** Frames shown so far. */
  frames: number;
  /** Whether the picture should move: not paused, not hidden, the host is there. */
  expected: boolean;
};

export type Order = {
  rate: number;
  /** Where to jump, in seconds before the end of what is buffered; null: no jump. */
  jump: number | null;
};

export class Pace {
  /** Seconds to keep buffered. */
  target = FIRST_TARGET_S;
  stalls = 0;
  /** Time that the picture stood still though it should have moved. */
  frozenMs = 0;

  #begun: number | null = null;
  #lows: { now: number; ahead: number }[] = [];
  #cleanSince = 0;
  #onTimeAt = 0;
  #movedAt = 0;
  #last: Reading | null = null;
  #stalled = false;

  /** Another join: what was buffered before says nothing any more; what was learnt stays. */
  restart() {
    this.#begun = null;
    this.#lows = [];
    this.#last = null;
    this.#stalled = false;
  }

  read(reading: Reading): Order {
    const { now, ahead } = reading;
    this.#begun ??= this.#onTimeAt = now;
    this.#watch(reading);
    this.#lows = [...this.#lows.filter((low) => now - low.now < WINDOW_MS), { now, ahead }];
    const low = Math.min(...this.#lows.map((each) => each.ahead));
    if (low < this.target + LATE_S) this.#onTimeAt = now;
    if (this.#jumps(reading, low)) {
      this.#lows = [];
      this.#onTimeAt = now;
      return { rate: 1, jump: this.target };
    }
    return { rate: this.rateFor(low), jump: null };
  }

  /** The speed for what was buffered at least in the last second. */
  rateFor(low: number): number {
    const { target } = this;
    if (low <= 0.01) return 0.85;
    if (low < 0.4 * target) return 0.95;
    if (low < 0.8 * target) return 0.98;
    if (low <= target) return 1;
    return Math.min(FASTEST, Math.round((1 + 0.5 * (low - target)) * 100) / 100);
  }

  #jumps(reading: Reading, low: number): boolean {
    if (reading.outside) return true;
    const joining = reading.now - (this.#begun ?? reading.now) < JOINING_MS;
    if (joining) return reading.ahead > this.target + JOINING_JUMP_S;
    if (reading.now - this.#onTimeAt > LATE_MS) return true;
    // Only what lasts for a second: the moment after a burst is none.
    const since = this.#lows[0]?.now ?? reading.now;
    return low > JUMP_S && reading.now - since >= 0.9 * WINDOW_MS;
  }

  /** Counts what stood still. Frames of a slow camera come rarely; then the position still moves. */
  #watch(reading: Reading) {
    const { now, expected } = reading;
    const last = this.#last;
    this.#last = reading;
    if (!last || !expected || !last.expected) {
      this.#movedAt = now;
      this.#cleanSince ||= now;
      this.#stalled = false;
      return;
    }
    const shown = reading.frames !== last.frames;
    const runs = reading.position !== last.position && reading.ahead > 0;
    if (shown || runs) {
      this.#movedAt = now;
      this.#stalled = false;
    } else if (now - this.#movedAt >= FROZEN_MS) {
      this.frozenMs += this.#stalled ? now - last.now : now - this.#movedAt;
      if (!this.#stalled) this.#stall(now);
    }
    if (now - this.#cleanSince >= CLEAN_MS) {
      this.target = Math.max(FIRST_TARGET_S, this.target - PER_CLEAN_S);
      this.#cleanSince = now;
    }
  }

  #stall(now: number) {
    this.#stalled = true;
    this.stalls += 1;
    this.target = Math.min(TARGET_MOST_S, this.target + PER_STALL_S);
    this.#cleanSince = now;
  }
}

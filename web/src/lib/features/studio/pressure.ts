/**
 * What to do when the network takes less than the camera gives.
 *
 * First less is sent (a smaller step), then nothing until the line is free again: what waits to be
 * sent is bounded, and a host on a poor line speaks late by seconds at most, never by minutes.
 * Climbing back takes patience, and twice as much each time it went wrong.
 */

export type Verdict = 'keep' | 'lower' | 'raise' | 'pause' | 'resume';

/** Seconds of picture that wait: from here on the line is behind. */
const BEHIND_S = 0.8;
/** And from here on nothing more may wait. */
export const FULL_S = 2.5;
const FREE_S = 0.15;
/** A short jam is no reason to lower anything. */
const BEHIND_MS = 700;
/** A step that was just taken needs time to show. */
const SETTLE_MS = 3_000;
const CLIMB_MS = 20_000;
const LONGEST_CLIMB_MS = 160_000;

export class Pressure {
  #behindSince: number | null = null;
  #freeSince: number | null = null;
  #changedAt = -Infinity;
  #raisedAt = -Infinity;
  #climbMs = CLIMB_MS;
  #paused = false;

  get paused(): boolean {
    return this.#paused;
  }

  /** Judges what waits; `lower` and `raise` are about the steps that there are. */
  judge(
    waitingBytes: number,
    kbps: number,
    now: number,
    may: { lower: boolean; raise: boolean }
  ): Verdict {
    const seconds = (waitingBytes * 8) / (kbps * 1000);
    if (this.#paused) return this.#resumed(seconds, now);
    if (seconds >= FULL_S) return this.#pause(now, may.lower);
    if (seconds >= BEHIND_S) {
      this.#freeSince = null;
      this.#behindSince ??= now;
      const patient = now - this.#behindSince < BEHIND_MS || now - this.#changedAt < SETTLE_MS;
      return patient || !may.lower ? 'keep' : this.#lower(now);
    }
    this.#behindSince = null;
    if (seconds > FREE_S) this.#freeSince = null;
    else this.#freeSince ??= now;
    const free = this.#freeSince === null ? 0 : now - this.#freeSince;
    if (!may.raise || free < this.#climbMs) return 'keep';
    this.#freeSince = now;
    this.#changedAt = this.#raisedAt = now;
    return 'raise';
  }

  /** A new connection starts with nothing waiting. */
  reset(now: number) {
    this.#paused = false;
    this.#behindSince = null;
    this.#freeSince = null;
    this.#changedAt = now;
  }

  #lower(now: number): Verdict {
    // The step that was tried last was too much: the next try comes later.
    if (now - this.#raisedAt < CLIMB_MS * 2) {
      this.#climbMs = Math.min(LONGEST_CLIMB_MS, this.#climbMs * 2);
    }
    this.#changedAt = now;
    this.#behindSince = null;
    return 'lower';
  }

  #pause(now: number, lower: boolean): Verdict {
    if (lower) this.#lower(now);
    this.#paused = true;
    this.#freeSince = null;
    this.#behindSince = null;
    return 'pause';
  }

  #resumed(seconds: number, now: number): Verdict {
    if (seconds > FREE_S) return 'keep';
    this.#paused = false;
    this.#changedAt = now;
    return 'resume';
  }
}

/**
 * One look at one video: how long it really played, how often it began again, whether the end was
 * reached. Time is counted from the player's clock, so that pauses, stalls and jumps count nothing.
 */
import type { Id, WatchEvent } from '#lib/api/types.ts';
import { uuid7 } from '#lib/core/uuid7.ts';

/** Steps of the player's clock above this are jumps, not playing. */
const LONGEST_STEP_S = 1.5;
const NEAR_THE_END = 0.95;

export class Viewing {
  readonly #id = uuid7();
  readonly #at = new Date().toISOString();
  #watched = 0;
  #loops = 0;
  #ended = false;
  #last: number | null = null;

  constructor(
    readonly videoId: Id,
    readonly durationMs: number,
    readonly source: string
  ) {}

  /** Tells where the player is, in seconds. */
  tick(time: number) {
    const last = this.#last;
    this.#last = time;
    if (last === null) return;
    const length = this.durationMs / 1000;
    const step = time - last;
    if (step >= 0 && step <= LONGEST_STEP_S) this.#watched += step;
    else if (step < 0 && last > length * 0.8 && time < length * 0.2) {
      this.#loops += 1;
      this.#watched += Math.min(LONGEST_STEP_S, Math.max(0, length - last) + time);
    }
    if (time >= length * NEAR_THE_END || this.#loops) this.#ended = true;
  }

  /** Tells that the player was moved by hand: the next step is not watching. */
  jump() {
    this.#last = null;
  }

  event(session: string): WatchEvent {
    return {
      id: this.#id,
      video_id: this.videoId,
      watched_ms: Math.round(this.#watched * 1000),
      loops: this.#loops,
      duration_ms: this.durationMs,
      ended: this.#ended,
      source: this.source,
      session,
      at: this.#at
    };
  }
}

/**
 * One button records in two ways: a tap starts and the next one stops, a hold records as long as
 * it lasts. Which one it was is known when the finger leaves.
 */

export type ShutterAct = 'start' | 'stop' | null;

/** A press that lasts longer is a hold. */
export const HOLD_MS = 350;

export class Shutter {
  #pressedAt: number | null = null;
  #started = false;

  /** `running`: a countdown or a recording is going on. */
  press(now: number, running: boolean): ShutterAct {
    if (this.#pressedAt !== null) return null;
    this.#pressedAt = now;
    this.#started = !running;
    return running ? 'stop' : 'start';
  }

  /** `counting`: a countdown runs; letting go does not stop what has not begun. */
  release(now: number, counting: boolean): ShutterAct {
    const held = this.#pressedAt !== null && now - this.#pressedAt >= HOLD_MS;
    const stops = held && this.#started && !counting;
    this.#pressedAt = null;
    this.#started = false;
    return stops ? 'stop' : null;
  }

  /** The finger went astray: nothing follows from it any more. */
  cancel() {
    this.#pressedAt = null;
    this.#started = false;
  }
}

/** When push is tried again after it has failed: each time later, on another network sooner. Pure. */

export const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 16 * FIRST_WAIT_MS;
/** What held for so long had not been in vain: waiting begins anew. */
const HELD_MS = 600_000;

export class PushTries {
  #failedAt = -Infinity;
  #from = -Infinity;
  #waitMs = 0;

  may(now: number): boolean {
    return now >= this.#from;
  }

  /** Returns how long to wait from now on. */
  failed(now: number): number {
    const held = now - this.#from > HELD_MS;
    this.#waitMs = held ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, this.#waitMs * 2);
    this.#failedAt = now;
    this.#from = now + this.#waitMs;
    return this.#waitMs;
  }

  /** Another network may let it through. */
  moved() {
    this.#from = Math.min(this.#from, this.#failedAt + FIRST_WAIT_MS);
  }
}

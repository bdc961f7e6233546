/**
 * Whether push brings a live, and whether what it brings is played. Pure; the moments are given.
 */

/** So many sockets that brought nothing: another way is better. */
const FAILURES = 2;
/** Pictures came until just now: a server that starts anew is no network that blocks sockets. */
const RECENT_MS = 15_000;
/** Parts come and nothing is added to what is buffered: their times went back, or a key is missing. */
const STUCK_MS = 1_500;

export class Delivery {
  #failures = 0;
  #partAt = -Infinity;
  /** When decoding could have begun and nothing had been added since. */
  #keyAt: number | null = null;
  #end = 0;

  /** Another source: nothing is buffered. */
  beginAnew() {
    this.#keyAt = null;
    this.#end = 0;
  }

  part(now: number, key: boolean) {
    this.#failures = 0;
    // After a pause of the host the first part has yet to be added.
    if (now - this.#partAt > STUCK_MS / 2) this.#keyAt = null;
    this.#partAt = now;
    if (key) this.#keyAt ??= now;
  }

  /** A socket has closed; true when no other one is worth a try. */
  closed(now: number, delivered: boolean): boolean {
    const worked = delivered || now - this.#partAt < RECENT_MS;
    this.#failures = worked ? 0 : this.#failures + 1;
    return this.#failures >= FAILURES;
  }

  /**
   * Whether nothing was added though it should have been, given where the buffered now ends. Sound
   * alone adds nothing while a camera stands still: only what decoding can begin with tells.
   */
  isStuck(end: number): boolean {
    if (end !== this.#end) {
      this.#end = end;
      this.#keyAt = null;
    }
    return this.#keyAt !== null && this.#partAt - this.#keyAt > STUCK_MS;
  }
}

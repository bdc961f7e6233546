/**
 * Hearts of one member: as many taps as one likes, sent in batches; of a second, fifteen count
 * (LIK-02). Pure: the moments are given.
 */

export const PER_SECOND = 15;
export const EVERY_MS = 500;

export class HeartTaps {
  #taps: number[] = [];
  #waiting = 0;

  /** Whether this tap counts; the others are drawn slower. */
  tap(now: number): boolean {
    this.#taps = this.#taps.filter((at) => now - at < 1_000);
    if (this.#taps.length >= PER_SECOND) return false;
    this.#taps.push(now);
    this.#waiting += 1;
    return true;
  }

  /** What goes with the next batch. */
  take(): number {
    const batch = this.#waiting;
    this.#waiting = 0;
    return batch;
  }

  /** A batch that could not leave goes with the next one, as far as it would count then. */
  giveBack(batch: number) {
    this.#waiting = Math.min(PER_SECOND, this.#waiting + batch);
  }
}

const DRAWN_MOST = 8;

/** How many hearts of the others are drawn for so many new ones: few as they are, many as a crowd. */
export function drawnFor(fresh: number): number {
  if (fresh <= 0) return 0;
  return Math.min(DRAWN_MOST, fresh <= 3 ? fresh : Math.round(3 + Math.log2(fresh - 2)));
}

/**
 * Hearts of one member: as many taps as one likes, sent in batches; of a second, fifteen count
 * (LIK-02), in all tabs together. Pure: the moments are given.
 */

export const PER_SECOND = 15;
export const EVERY_MS = 500;

export class HeartTaps {
  #taps: number[] = [];
  #waiting = 0;

  /** Whether this tap counts; the others are drawn slower. */
  tap(now: number): boolean {
    if (this.#of(now).length >= PER_SECOND) return false;
    this.#taps.push(now);
    this.#waiting += 1;
    return true;
  }

  /** One that counts was tapped in another tab, which sends it. */
  tappedElsewhere(now: number) {
    this.#of(now).push(now);
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

  /** The taps of the second before a moment. */
  #of(now: number): number[] {
    return (this.#taps = this.#taps.filter((at) => now - at < 1_000));
  }
}

/** How many hearts of the others have come, by what is stored of all and of one’s own. */
export class HeartsOfOthers {
  #total: number | null = null;
  #own: number | null = null;

  /** So many since the last time; one’s own, null while unknown, are on screen already. */
  fresh(total: number, own: number | null): number {
    const mine = own === null || this.#own === null ? 0 : own - this.#own;
    const all = this.#total === null ? 0 : total - this.#total;
    [this.#total, this.#own] = [total, own ?? this.#own];
    return Math.max(0, all - mine);
  }
}

const DRAWN_MOST = 8;

/** How many hearts of the others are drawn for so many new ones: few as they are, many as a crowd. */
export function drawnFor(fresh: number): number {
  if (fresh <= 0) return 0;
  return Math.min(DRAWN_MOST, fresh <= 3 ? fresh : Math.round(3 + Math.log2(fresh - 2)));
}

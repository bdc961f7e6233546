/**
 * Where hearts are at a moment: a bounded number of them, and fewer as soon as the browser needs its
 * time for the picture. Those of the others rise in the lower right third; one’s own from where the
 * finger was, anywhere, and before the others’. Pure: moments and sizes are given.
 */

export const MOST = 36;
/** How many colours there are. */
export const COLOURS = 4;
const FRAME_LATE_MS = 34;
/** How far they rise, of the height; one’s own never out of the picture. */
const RISE = 0.27;
const LEAST_RISE = 28;

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };

/** What is painted: its centre, how large, and which of the colours; `null` for one too many. */
export type Painted = Point & { size: number; alpha: number; colour: number | null };

type Drop = Point & {
  own: boolean;
  slow: boolean;
  born: number;
  lasts: number;
  drift: number;
  rise: number;
  size: number;
  number: number;
};

export class Rain {
  #drops: Drop[] = [];
  #number = 0;
  #last = 0;
  #late = 0;

  get empty(): boolean {
    return !this.#drops.length;
  }

  /** A heart of somebody else; none while there are many, or while frames come late. */
  fall(stage: Size, now: number) {
    if (this.#drops.length < this.#most) this.#add(this.#corner(stage), stage, now, false, false);
  }

  /** One’s own, from where the finger was or from the corner; `slow` when it does not count. */
  tap(stage: Size, at: Point | null, slow: boolean, now: number) {
    if (this.#drops.length >= this.#most) {
      const others = this.#drops.findIndex((drop) => !drop.own);
      this.#drops.splice(Math.max(0, others), 1);
    }
    this.#add(at ?? this.#corner(stage), stage, now, true, slow);
  }

  /** What there is to paint now; those that have faded are gone. */
  frame(now: number): Painted[] {
    const took = now - this.#last;
    this.#late = took > FRAME_LATE_MS ? this.#late + 1 : Math.max(0, this.#late - 1);
    this.#last = now;
    this.#drops = this.#drops.filter((drop) => now - drop.born < drop.lasts);
    return this.#drops.map((drop) => {
      const age = Math.max(0, now - drop.born) / drop.lasts;
      return {
        x: drop.x + Math.sin(age * 6 + drop.number) * 8 + drop.drift * age,
        y: drop.y - drop.rise * age,
        size: Math.min(1, age * 8) * drop.size,
        alpha: (drop.slow ? 0.6 : 1) * (1 - age ** 3),
        colour: drop.slow ? null : drop.number % COLOURS
      };
    });
  }

  /** Frames are counted from here: there was none to paint before. */
  begin(now: number) {
    this.#last = now;
  }

  stop() {
    this.#drops = [];
  }

  get #most(): number {
    return this.#late > 3 ? MOST / 4 : MOST;
  }

  get #chance(): number {
    return ((this.#number * 7 + 5) % 32) / 32;
  }

  #corner({ width, height }: Size): Point {
    return { x: width - 44 - this.#chance * 44, y: height - 24 };
  }

  #add(at: Point, { width, height }: Size, now: number, own: boolean, slow: boolean) {
    const chance = this.#chance;
    const size = slow ? 20 : 24 + chance * 16;
    const y = clamp(at.y, size / 2, height - size / 2);
    const free = own ? Math.max(LEAST_RISE, y - size) : Infinity;
    this.#number += 1;
    this.#drops.push({
      x: clamp(at.x, size / 2, width - size / 2),
      y,
      own,
      slow,
      born: now,
      lasts: slow ? 2_600 : 1_500 + chance * 700,
      drift: (chance - 0.5) * 70,
      rise: (slow ? 0.35 : 1) * Math.min(RISE * height, free),
      size,
      number: this.#number
    });
  }
}

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, most));

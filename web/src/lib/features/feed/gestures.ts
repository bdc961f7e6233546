/**
 * What fingers, wheels and touchpads mean: a tap pauses and two like, a press that stays plays faster,
 * a swipe goes on. What each of them does, a key does too (`keys.ts`).
 */

const TWICE_WITHIN_MS = 300;
const SAME_PLACE_PX = 48;

type Point = { x: number; y: number };

export function taps(handlers: { once: () => void; twice: (at: Point) => void }) {
  let last: (Point & { at: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    tap(point: Point, now = performance.now()) {
      clearTimeout(timer);
      const near =
        last &&
        now - last.at < TWICE_WITHIN_MS &&
        Math.hypot(point.x - last.x, point.y - last.y) < SAME_PLACE_PX;
      if (near) {
        // A third tap counts with the second: hearts come as fast as one taps.
        last = { ...point, at: now };
        handlers.twice(point);
        return;
      }
      last = { ...point, at: now };
      timer = setTimeout(handlers.once, TWICE_WITHIN_MS);
    },
    cancel() {
      clearTimeout(timer);
      last = null;
    }
  };
}

const STAYS_MS = 450;
const STILL_PX = 10;

type Press = Pick<PointerEvent, 'clientX' | 'clientY' | 'isPrimary' | 'button'>;

/** Tells a press that stays where it is from a tap; `begin` may say that it means nothing now. */
export function hold(handlers: { begin: () => boolean; end: () => void }) {
  let from: Point | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begun = false;
  let spent = false;

  return {
    down(press: Press) {
      if (!press.isPrimary || press.button !== 0) return;
      from = { x: press.clientX, y: press.clientY };
      spent = false;
      timer = setTimeout(() => (begun = handlers.begin()), STAYS_MS);
    },
    move(press: Press) {
      if (from && Math.hypot(press.clientX - from.x, press.clientY - from.y) > STILL_PX) {
        clearTimeout(timer);
      }
    },
    up() {
      clearTimeout(timer);
      from = null;
      if (!begun) return;
      begun = false;
      spent = true;
      handlers.end();
    },
    /** Whether a finger is down. */
    pressed: () => from !== null,
    /** Whether the click that comes now only ends the press. */
    spent() {
      const was = spent;
      spent = false;
      return was;
    }
  };
}

const ONE_MOVE_MS = 420;
const REST_MS = 140;

/**
 * Makes one step of each turn of a wheel or sweep of a touchpad: what follows by inertia is ignored
 * until it rests or clearly grows again.
 */
export function wheelSteps(step: (direction: 1 | -1) => void) {
  let movedAt = -Infinity;
  let seenAt = -Infinity;
  let strength = 0;

  return (delta: number, now: number) => {
    const size = Math.abs(delta);
    const rested = now - seenAt > REST_MS;
    const grew = size > strength * 1.6 && size > 30;
    seenAt = now;
    strength = size;
    if (size < 4 || now - movedAt < ONE_MOVE_MS || !(rested || grew)) return;
    movedAt = now;
    step(delta > 0 ? 1 : -1);
  };
}

const FAR_ENOUGH = 0.18;
const FAST_ENOUGH_PX_MS = 0.35;

/**
 * Where a finger that lets go wants to be: one further, one back, or where it was.
 * `distance` in px, upwards or leftwards negative; `velocity` in px/ms at the end; `size` of the screen.
 */
export function swipeStep(distance: number, velocity: number, size: number): -1 | 0 | 1 {
  const flung = Math.abs(velocity) > FAST_ENOUGH_PX_MS;
  if (flung && Math.sign(velocity) !== Math.sign(distance)) return 0;
  if (!flung && Math.abs(distance) < size * FAR_ENOUGH) return 0;
  return distance < 0 ? 1 : -1;
}

/** Follows one finger; tells the velocity of its last tenth of a second along an axis. */
export class Finger {
  #trail: (Point & { at: number })[] = [];

  constructor(
    readonly pointer: number,
    readonly x: number,
    readonly y: number,
    at: number
  ) {
    this.#trail = [{ x, y, at }];
  }

  move(x: number, y: number, at: number) {
    this.#trail = [...this.#trail.filter((one) => at - one.at < 100), { x, y, at }];
  }

  velocity(axis: 'x' | 'y', at: number): number {
    const first = this.#trail[0];
    const last = this.#trail.at(-1);
    if (!first || !last || at - last.at > 100) return 0;
    return (last[axis] - first[axis]) / Math.max(1, last.at - first.at);
  }
}

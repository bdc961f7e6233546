/** Tells one tap from two on the same place, so that a tap pauses and two taps like. */

const TWICE_WITHIN_MS = 280;
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

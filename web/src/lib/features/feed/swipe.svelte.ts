/** One finger on the column of a feed: along it to the next card, to its side to the author. */
import { Finger, swipeStep } from './gestures.ts';

type Ways = {
  /** The size of what is swiped, in px. */
  size: () => { width: number; height: number };
  /** Whether there is nothing further up, or down. */
  atEdge: (direction: -1 | 1) => boolean;
  /** Whether there is somewhere to go to the side. */
  hasSide: () => boolean;
  step: (direction: -1 | 1) => void;
  side: () => void;
};

/** Below this a finger may still mean a tap. */
const MEANT_PX = 8;
/** What gives way at an edge, and to the side, follows the finger only so far. */
const ELASTIC = 0.3;

export class Swipe {
  /** How far the column follows the finger, in px. */
  down = $state(0);
  across = $state(0);
  axis = $state<'x' | 'y' | null>(null);
  #finger: Finger | null = null;
  readonly #ways: Ways;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  touch = (event: PointerEvent) => {
    const target = event.target as Element;
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    if (target.closest('input, [data-scrolls]')) return;
    this.#finger = new Finger(event.pointerId, event.clientX, event.clientY, event.timeStamp);
  };

  move = (event: PointerEvent) => {
    const finger = this.#finger;
    if (!finger || event.pointerId !== finger.pointer) return;
    const [x, y] = [event.clientX - finger.x, event.clientY - finger.y];
    finger.move(event.clientX, event.clientY, event.timeStamp);
    if (!this.axis) {
      this.axis = this.#meant(x, y);
      if (!this.axis) return;
      // From here on the finger swipes: what lies under it is no longer tapped.
      (event.currentTarget as Element).setPointerCapture(finger.pointer);
    }
    const { width, height } = this.#ways.size();
    if (this.axis === 'x') {
      this.across = Math.max(-width, Math.min(0, x)) * ELASTIC;
    } else {
      const outside = this.#ways.atEdge(y > 0 ? -1 : 1);
      this.down = outside ? y * ELASTIC : Math.max(-height, Math.min(height, y));
    }
  };

  lift = (event: PointerEvent) => {
    const finger = this.#finger;
    if (!finger || event.pointerId !== finger.pointer) return;
    const { axis, down } = this;
    const { width, height } = this.#ways.size();
    const across = event.clientX - finger.x;
    this.#finger = null;
    this.axis = null;
    this.down = this.across = 0;
    if (event.type !== 'pointerup') return;
    const velocity = (along: 'x' | 'y') => finger.velocity(along, event.timeStamp);
    if (axis === 'x' && swipeStep(across, velocity('x'), width) === 1) this.#ways.side();
    const step = axis === 'y' ? swipeStep(down, velocity('y'), height) : 0;
    if (step) this.#ways.step(step);
  };

  #meant(x: number, y: number): 'x' | 'y' | null {
    if (Math.abs(y) >= MEANT_PX && Math.abs(y) >= Math.abs(x)) return 'y';
    // Towards the side it must be meant clearly: thumbs swipe in arcs.
    if (x <= -2 * MEANT_PX && -x > 2 * Math.abs(y) && this.#ways.hasSide()) return 'x';
    return null;
  }
}

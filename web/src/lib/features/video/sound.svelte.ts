/** Sound on or off, remembered; browsers may forbid it until the first touch. */
import { recall, remember } from '#lib/core/device.ts';

let wanted = $state(recall('sound', true));
let blocked = $state(false);

export const sound = {
  get on(): boolean {
    return wanted && !blocked;
  },
  /** The member wants sound, but the browser has not allowed it yet. */
  get blocked(): boolean {
    return wanted && blocked;
  },
  toggle() {
    wanted = blocked ? true : !wanted;
    blocked = false;
    remember('sound', wanted);
  },
  block() {
    blocked = true;
  }
};

/** How loud a live plays on this device; whether there is sound at all is for every video the same. */
import { recall, remember } from '#lib/core/device.ts';

const STEP = 0.1;
const kept = Number(recall('volume', 1));
let level = $state(Number.isFinite(kept) ? Math.min(1, Math.max(0, kept)) : 1);

export const volume = {
  get level(): number {
    return level;
  },
  set(next: number) {
    level = Math.round(Math.min(1, Math.max(0, next)) * 100) / 100;
    remember('volume', level);
  },
  step(direction: 1 | -1) {
    volume.set(level + direction * STEP);
  }
};

/** How the bar of a take is drawn: it shows a short take large, and grows towards the maximum. */
import { shownMs, type Clip } from './timeline.ts';

const STEPS_MS = [15_000, 60_000, 180_000, 600_000, 1_800_000];

/** What the whole bar stands for: the smallest step that holds `takenMs`, at most the maximum. */
export function scaleOf(takenMs: number, maxMs: number): number {
  return Math.min(maxMs, STEPS_MS.find((step) => takenMs <= step) ?? maxMs);
}

/** Each segment's part of the bar, from 0 to 1. */
export function barOf(clips: readonly Clip[], runningMs: number, maxMs: number): number[] {
  const shown = clips.map(shownMs);
  const scale = scaleOf(shown.reduce((sum, ms) => sum + ms, 0) + runningMs, maxMs);
  return [...shown, runningMs].map((ms) => Math.min(1, ms / scale));
}

/** Arithmetic of a take: segments one after another, at their speeds, and the part that is meant. */

/** A stretch of recorded time; `lengthMs` is as recorded, before the speed. */
export type Clip = { lengthMs: number; speed: number };

/** Milliseconds of the result; the end is not in it. */
export type Part = { startMs: number; endMs: number };

/** What of one clip is in the result, in its own recorded time. */
export type Piece = { index: number; fromMs: number; toMs: number; whole: boolean };

export const SPEEDS = [0.5, 1, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long a clip is when it plays. */
export function shownMs(clip: Clip): number {
  return clip.lengthMs / clip.speed;
}

export function totalMs(clips: readonly Clip[]): number {
  return clips.reduce((sum, clip) => sum + shownMs(clip), 0);
}

/** Where each clip begins in the result. */
export function startsOf(clips: readonly Clip[]): number[] {
  let sum = 0;
  return clips.map((clip) => {
    const start = sum;
    sum += shownMs(clip);
    return start;
  });
}

/** The clip that plays at a moment of the result, and the moment in that clip's recorded time. */
export function locate(
  clips: readonly Clip[],
  atMs: number
): { index: number; atMs: number } | null {
  if (!clips.length) return null;
  const starts = startsOf(clips);
  let index = starts.length - 1;
  while (index > 0 && atMs < (starts[index] ?? 0)) index -= 1;
  const clip = clips[index];
  if (!clip) return null;
  const within = (atMs - (starts[index] ?? 0)) * clip.speed;
  return { index, atMs: Math.max(0, Math.min(clip.lengthMs, within)) };
}

/** The inverse of `locate`. */
export function momentOf(clips: readonly Clip[], index: number, atMs: number): number {
  const clip = clips[index];
  return clip ? (startsOf(clips)[index] ?? 0) + atMs / clip.speed : 0;
}

/** What is left of each clip when only `part` is meant; clips outside of it are left out. */
export function piecesOf(clips: readonly Clip[], part: Part | null): Piece[] {
  const starts = startsOf(clips);
  const pieces: Piece[] = [];
  clips.forEach((clip, index) => {
    const start = starts[index] ?? 0;
    const from = Math.max(0, ((part?.startMs ?? 0) - start) * clip.speed);
    const to = Math.min(clip.lengthMs, ((part?.endMs ?? Infinity) - start) * clip.speed);
    if (to - from < 1) return;
    pieces.push({ index, fromMs: from, toMs: to, whole: from === 0 && to === clip.lengthMs });
  });
  return pieces;
}

/** Keeps a part inside the whole, and at least `leastMs` long where the whole is. */
export function within(part: Part, wholeMs: number, leastMs: number): Part {
  const least = Math.min(leastMs, wholeMs);
  const startMs = Math.round(Math.max(0, Math.min(part.startMs, wholeMs - least)));
  const endMs = Math.round(Math.min(wholeMs, Math.max(part.endMs, startMs + least)));
  return { startMs, endMs };
}

/** The part, or null when it is everything. */
export function orWhole(part: Part, wholeMs: number): Part | null {
  return part.startMs <= 0 && part.endMs >= Math.floor(wholeMs) ? null : part;
}

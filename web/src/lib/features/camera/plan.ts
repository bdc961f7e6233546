/** Decides how a take becomes one file: copied, encoded anew here, or cut by the server. */

/** What is known of a clip's streams. Two clips with the same `key` can follow each other as they are. */
export type Look = {
  lengthMs: number;
  /** Where the first picture is on the file's own timeline; all other times count from there. */
  firstMs: number;
  width: number;
  height: number;
  videoKey: string;
  sound: boolean;
  /** Pictures are stored in another order than they are shown in: such a stream is not cut. */
  reordered: boolean;
  /** Moments of the key frames, in recorded time. */
  keyFramesMs: number[];
};

export type PlanPiece = { look: Look; fromMs: number; toMs: number; speed: number; whole: boolean };

export type Means = {
  /** WebCodecs can decode and encode pictures here. */
  encodes: boolean;
  /** The same for sound. */
  encodesSound: boolean;
};

export type Plan =
  /** Pictures go into the result as they are. */
  | { how: 'copy' }
  /** Pictures are decoded and encoded: sizes differ, or a cut is not at a key frame. */
  | { how: 'encode' }
  /** Copied from the last key frame before the cut; the server cuts `leadMs` from its start. */
  | { how: 'server'; leadMs: number }
  /** The file goes as it is, and the server cuts all of it. */
  | { how: 'untouched' }
  /** This browser cannot join these. */
  | { how: 'impossible' };

/** Half a frame at 60 frames a second: a cut this close to a key frame is at the key frame. */
const NEAR_MS = 8;
/** Encoding takes about as long as playing on a slow device; a longer result is left to the server. */
export const LONGEST_ENCODE_MS = 90_000;

export function planFor(pieces: readonly PlanPiece[], means: Means): Plan {
  const first = pieces[0];
  if (!first) return { how: 'impossible' };
  const alike = pieces.every((each) => each.look.videoKey === first.look.videoKey);
  const changesSound = pieces.length > 1 || pieces.some((each) => each.speed !== 1);
  const soundCan = means.encodesSound || !changesSound || !pieces.some((each) => each.look.sound);
  const aligned = pieces.every((each) => isKeyFrame(each.look, each.fromMs));

  const inOrder = pieces.every((each) => !each.look.reordered || each.whole);
  const copies = alike && (soundCan || canCopySound(pieces));

  if (copies && aligned && inOrder) return { how: 'copy' };
  const length = pieces.reduce((sum, each) => sum + (each.toMs - each.fromMs) / each.speed, 0);
  if (means.encodes && soundCan && (!alike || length <= LONGEST_ENCODE_MS))
    return { how: 'encode' };
  if (pieces.length === 1 && first.speed === 1 && !inOrder) return { how: 'untouched' };
  // Only the first piece of a take can begin within a segment.
  if (copies && inOrder) {
    const lead = first.fromMs - keyFrameBefore(first.look, first.fromMs);
    return { how: 'server', leadMs: lead / first.speed };
  }
  return { how: 'impossible' };
}

/** Without an encoder for sound, whole segments at their own speed can still follow each other. */
function canCopySound(pieces: readonly PlanPiece[]): boolean {
  return pieces.every((each) => each.speed === 1);
}

export function keyFrameBefore(look: Look, ms: number): number {
  return look.keyFramesMs.reduce((best, each) => (each <= ms + NEAR_MS ? each : best), 0);
}

function isKeyFrame(look: Look, ms: number): boolean {
  return ms <= NEAR_MS || look.keyFramesMs.some((each) => Math.abs(each - ms) <= NEAR_MS);
}

/** Makes of a take what the composer gets: one file, and what the server is still to cut from it. */
import { join, type JoinPiece, type JoinTarget } from './join.ts';
import { containerOf } from './join.ts';
import { planFor, type Plan } from './plan.ts';
import { studio } from './studio.svelte.ts';
import type { Take } from './take.svelte.ts';

export type ServerTrim = { start_ms: number; end_ms: number };
export type Finished = { file: File; trim: ServerTrim | null };

export class CannotJoin extends Error {}

export async function finish(
  take: Take,
  signal: AbortSignal,
  onprogress: (part: number) => void
): Promise<Finished> {
  const { picked, part } = take;
  if (picked && !part) return { file: picked, trim: null };
  const means = await studio.means();
  const pieces = await piecesOf(take);
  const plan = planFor(pieces, means);
  if (plan.how === 'impossible') throw new CannotJoin('this browser cannot join these segments');
  if (plan.how === 'untouched' && picked && part) {
    return { file: picked, trim: { start_ms: part.startMs, end_ms: part.endMs } };
  }
  const trim = trimOf(plan, take.meantMs);
  const { encodesSound } = means;
  const name = fileName(plan, pieces);
  const make = (target: JoinTarget) =>
    join({ pieces, plan, encodesSound, target, signal, onprogress });

  const place = await take.result(name, trim);
  if (place) {
    try {
      await make(place.write);
      const file = await place.file();
      if (file) return { file, trim };
    } catch (error) {
      await place.drop();
      if (signal.aborted) throw error;
      // Most likely the device is full: what is made now stays in memory.
    }
  }
  const blob = await make(null);
  if (!blob) throw new CannotJoin('nothing came out');
  return { file: new File([blob], name, { type: blob.type }), trim };
}

async function piecesOf(take: Take): Promise<(JoinPiece & { whole: boolean })[]> {
  const pieces: (JoinPiece & { whole: boolean })[] = [];
  for (const { index, fromMs, toMs, whole } of take.pieces) {
    const segment = take.segments[index];
    const blob = segment && (await take.blobOf(segment));
    const look = segment && (await studio.look(segment));
    if (!blob || !look) throw new CannotJoin('a segment is gone');
    pieces.push({ blob, look, fromMs, toMs, whole, speed: segment.speed });
  }
  return pieces;
}

/** What the server cuts, on the timeline of the file that is made. */
function trimOf(plan: Plan, meantMs: number): ServerTrim | null {
  if (plan.how !== 'server' || plan.leadMs < 1) return null;
  const start_ms = Math.round(plan.leadMs);
  return { start_ms, end_ms: start_ms + Math.round(meantMs) };
}

/** Unlike any other, so that the composer takes it for no other upload: `rampe-20261122-0710-31.mp4`. */
function fileName(plan: Plan, pieces: readonly JoinPiece[]): string {
  const codec = plan.how === 'encode' ? 'avc' : codecOf(pieces[0]?.look.videoKey);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `rampe-${stamp}.${containerOf(codec)}`;
}

function codecOf(key = ''): string {
  if (key.startsWith('vp8')) return 'vp8';
  return key.startsWith('vp09') ? 'vp9' : 'avc';
}

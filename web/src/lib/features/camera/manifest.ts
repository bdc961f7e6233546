/** The small file beside a take's segments that says what they are. */

/** Bytes of one segment are in `file`; `lengthMs` is 0 until the recording of it has ended. */
export type KeptSegment = {
  id: number;
  file: string;
  type: string;
  lengthMs: number;
  speed: number;
  width: number;
  height: number;
  sound: boolean;
};

export type Manifest = {
  version: 1;
  /** Grows with each writing: of two files the higher one counts. */
  turn: number;
  id: string;
  accountId: string;
  begunAt: number;
  changedAt: number;
  segments: KeptSegment[];
  part: { startMs: number; endMs: number } | null;
  /** The file that was handed to the composer, and what is still to be cut from it. */
  result: { file: string; trim: { start_ms: number; end_ms: number } | null } | null;
  /** Published, or thrown away: what is left of it may go. */
  done: boolean;
};

/** Two files are written in turn, so that a torn one leaves the one before. */
export const MANIFEST_FILES = ['manifest.a.json', 'manifest.b.json'] as const;

export function manifestFile(turn: number): string {
  return MANIFEST_FILES[turn % 2 === 0 ? 0 : 1];
}

/** Reads one manifest file; null for anything but a whole manifest of ours. */
export function parseManifest(text: string): Manifest | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { version, turn, id, accountId, segments } = found as Partial<Manifest>;
  const whole =
    version === 1 &&
    typeof turn === 'number' &&
    typeof id === 'string' &&
    typeof accountId === 'string' &&
    Array.isArray(segments) &&
    segments.every((each) => typeof each.file === 'string' && typeof each.type === 'string');
  return whole ? (found as Manifest) : null;
}

/** The newest of what the two files say. */
export function newestManifest(texts: readonly string[]): Manifest | null {
  return texts
    .map(parseManifest)
    .reduce((best, each) => (each && (!best || each.turn > best.turn) ? each : best), null);
}

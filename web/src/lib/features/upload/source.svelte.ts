/**
 * What the composer at `/upload` starts from: a file that was picked, or what the camera has made.
 * Who has one calls `setSource` and goes to `/upload`; the composer takes it, once.
 */

/** A part of the file, in milliseconds of its own timeline; the end is not in it. */
export type Trim = { start_ms: number; end_ms: number };

export type Source = {
  file: File;
  /** Who keeps the file on the device: the id of the camera’s takes, or `received`. */
  takes: string | null;
  /** Still to be cut, by the server; null when the whole file is meant. */
  trim: Trim | null;
  /** Words that came with it. */
  caption?: string;
};

type Options = { takes?: string | null; trim?: Trim | null; caption?: string };

let waiting = $state.raw<Source | null>(null);

/** Hands a recording or a file to the composer; the last one counts. */
export function setSource(file: File | Blob, { takes = null, trim = null, caption }: Options = {}) {
  waiting = { file: named(file), takes, trim, caption };
}

/** What waits for the composer, taken out: a second call has nothing. */
export function takeSource(): Source | null {
  const source = waiting;
  waiting = null;
  return source;
}

function named(file: File | Blob): File {
  if (file instanceof File) return file;
  const kind = file.type.split(';')[0]?.split('/')[1] ?? 'mp4';
  return new File([file], `rampe.${kind}`, { type: file.type, lastModified: Date.now() });
}

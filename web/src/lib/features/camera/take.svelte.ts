/**
 * A take: segments in their order, each on the disk as it is recorded, and the part that is meant.
 *
 * Whatever cannot be kept on the device (no such place, or it is full) stays in memory: it can be
 * published from this page, and `keeping` says that a reload would lose it.
 */
import { extensionOf } from './formats.ts';
import { forgetTake, holdTake, saveManifest, type KeptTake } from './kept.ts';
import type { KeptSegment, Manifest } from './manifest.ts';
import { openStore, StorageFull, type Store } from './store.ts';
import { piecesOf, totalMs, type Part } from './timeline.ts';

export type Segment = KeptSegment & {
  /** What is not on the disk: all of it, or what came after the disk was full. */
  tail: Blob[];
  bytes: number;
};

export type Keeping = 'device' | 'memory' | 'full';

/** A removed segment's bytes are kept this long, for the way back. */
const BIN_MS = 60_000;

export class Take {
  readonly id: string;
  readonly accountId: string;
  /** A file that was picked is a take of one segment that nothing is kept of. */
  readonly picked: File | null;
  segments = $state.raw<Segment[]>([]);
  part = $state.raw<Part | null>(null);
  keeping = $state<Keeping>('memory');

  #store: Store | null;
  #manifest: Manifest;
  #saving: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  /** Never used twice: the bytes of a removed segment are still there. */
  #nextId = 1;
  #bin: { file: string; at: number }[] = [];

  constructor(manifest: Manifest, store: Store | null, picked: File | null = null) {
    this.id = manifest.id;
    this.accountId = manifest.accountId;
    this.picked = picked;
    this.#manifest = manifest;
    this.#store = store;
    this.keeping = store ? 'device' : 'memory';
    if (store) this.#release = holdTake(manifest.id);
  }

  static async begin(accountId: string): Promise<Take> {
    return new Take(blank(accountId), await openStore());
  }

  static ofFile(file: File, accountId: string, look: Omit<KeptSegment, 'id' | 'file'>): Take {
    const take = new Take(blank(accountId), null, file);
    take.segments = [{ ...look, id: 1, file: file.name, tail: [file], bytes: file.size }];
    return take;
  }

  /** Takes up what a former page left; segments it was still writing have no length yet. */
  static async adopt(kept: KeptTake): Promise<Take> {
    const take = new Take(kept.manifest, await openStore());
    take.segments = kept.manifest.segments
      .map((each) => ({ ...each, tail: [], bytes: kept.files.get(each.file)?.size ?? 0 }))
      .filter((each) => each.bytes > 0);
    take.part = kept.manifest.part;
    const ids = [...kept.files.keys()].map((name) => Number(/^segment-(\d+)/.exec(name)?.[1] ?? 0));
    take.#nextId = Math.max(0, ...ids) + 1;
    return take;
  }

  get totalMs(): number {
    return totalMs(this.segments);
  }

  /** How long the part that is meant plays. */
  get meantMs(): number {
    return this.part ? this.part.endMs - this.part.startMs : this.totalMs;
  }

  /** There is something that only this page has. */
  get lostByReload(): boolean {
    return !this.picked && this.segments.some((each) => each.tail.length > 0);
  }

  get pieces() {
    return piecesOf(this.segments, this.part);
  }

  /** The bytes of a segment; null when the device has lost them. */
  async blobOf(segment: Segment): Promise<Blob | null> {
    const { file, type, tail, bytes } = segment;
    const inTail = tail.reduce((sum, each) => sum + each.size, 0);
    if (bytes === inTail) return tail.length === 1 && tail[0] ? tail[0] : new Blob(tail, { type });
    const kept = await this.#store?.file(this.id, file);
    return kept ? new Blob([kept.slice(0, bytes - inTail), ...tail], { type }) : null;
  }

  /** Begins a segment: it is in the manifest before its first byte is on the disk. */
  open(about: Omit<KeptSegment, 'id' | 'file' | 'lengthMs'>): SegmentWriter {
    this.#emptyBin();
    const id = this.#nextId;
    this.#nextId += 1;
    const file = `segment-${id}.${extensionOf(about.type)}`;
    const segment: Segment = { ...about, id, file, lengthMs: 0, tail: [], bytes: 0 };
    const writer = new SegmentWriter(this, this.#store, segment);
    void this.#save([...this.segments, segment]);
    return writer;
  }

  /** A segment's recording has ended; without any bytes there never was one. */
  async add(segment: Segment): Promise<void> {
    if (segment.bytes && segment.lengthMs > 0) this.segments = [...this.segments, segment];
    await this.save();
  }

  /** What was found out about a segment, by looking into it. */
  async amend(id: number, change: Partial<Segment>): Promise<void> {
    this.segments = this.segments.map((each) => (each.id === id ? { ...each, ...change } : each));
    await this.save();
  }

  /** Takes a segment out; what is returned puts it back where it was. */
  remove(id: number): () => void {
    const index = this.segments.findIndex((each) => each.id === id);
    const segment = this.segments[index];
    if (!segment) return () => undefined;
    const { part } = this;
    this.segments = this.segments.toSpliced(index, 1);
    this.part = null;
    this.#bin.push({ file: segment.file, at: Date.now() });
    void this.save();
    return () => {
      if (this.segments.some((each) => each.id === id)) return;
      this.#bin = this.#bin.filter((each) => each.file !== segment.file);
      this.segments = this.segments.toSpliced(index, 0, segment);
      this.part = part;
      void this.save();
    };
  }

  /** Moves a segment by one place. The part that is meant is chosen anew. */
  move(id: number, by: -1 | 1) {
    const from = this.segments.findIndex((each) => each.id === id);
    const segment = this.segments[from];
    if (!segment || !this.segments[from + by]) return;
    this.segments = this.segments.toSpliced(from, 1).toSpliced(from + by, 0, segment);
    this.part = null;
    void this.save();
  }

  choose(part: Part | null) {
    this.part = part;
  }

  full() {
    this.keeping = 'full';
  }

  /**
   * Where the file for the composer is written: on the device, and in memory when that is full.
   * `file()` ends the writing and says what has become of it.
   */
  async result(name: string, trim: { start_ms: number; end_ms: number } | null) {
    const store = this.#store;
    if (!store || this.keeping !== 'device') return null;
    const former = this.#manifest.result?.file;
    if (former) await store.remove(this.id, former);
    this.#manifest = { ...this.#manifest, result: null };
    return {
      write: (at: number, bytes: ArrayBuffer) => store.write(this.id, name, at, bytes),
      file: async (): Promise<File | null> => {
        await store.close(this.id, name);
        this.#manifest = { ...this.#manifest, result: { file: name, trim } };
        await this.save();
        return store.file(this.id, name);
      },
      drop: () => store.remove(this.id, name)
    };
  }

  save(): Promise<void> {
    return this.#save(this.segments);
  }

  /** Lets go of it, for another page or another day. */
  leave() {
    this.#release();
  }

  async discard(): Promise<void> {
    this.#release();
    if (this.#store) await forgetTake(this.id);
  }

  #save(segments: Segment[]): Promise<void> {
    const store = this.#store;
    if (!store) return Promise.resolve();
    this.#saving = this.#saving.then(async () => {
      this.#manifest = {
        ...this.#manifest,
        turn: this.#manifest.turn + 1,
        changedAt: Date.now(),
        segments: segments.map(({ tail: _tail, bytes: _bytes, ...kept }) => kept),
        part: this.part
      };
      await saveManifest(store, this.#manifest).catch((error: unknown) => {
        if (error instanceof StorageFull) this.full();
      });
    });
    return this.#saving;
  }

  #emptyBin() {
    const gone = this.#bin.filter((each) => Date.now() - each.at > BIN_MS);
    this.#bin = this.#bin.filter((each) => !gone.includes(each));
    for (const { file } of gone) void this.#store?.remove(this.id, file);
  }
}

/** Writes the slices of one segment, one after the other. */
export class SegmentWriter {
  #take: Take;
  #store: Store | null;
  #segment: Segment;
  #queue: Promise<void> = Promise.resolve();
  #onDisk = 0;

  constructor(take: Take, store: Store | null, segment: Segment) {
    this.#take = take;
    this.#store = take.keeping === 'device' ? store : null;
    this.#segment = segment;
  }

  append(slice: Blob) {
    this.#queue = this.#queue.then(() => this.#write(slice));
  }

  /** Resolves when every slice is safe and the segment is part of its take. */
  async end(lengthMs: number): Promise<Segment> {
    await this.#queue;
    if (this.#store) {
      await this.#store.close(this.#take.id, this.#segment.file).catch(() => undefined);
    }
    const ended = { ...this.#segment, lengthMs };
    await this.#take.add(ended);
    return ended;
  }

  async #write(slice: Blob): Promise<void> {
    const segment = this.#segment;
    segment.bytes += slice.size;
    // What follows a slice that found no room stays in memory too: the order of bytes counts.
    if (!this.#store || segment.tail.length) return void segment.tail.push(slice);
    try {
      const bytes = await slice.arrayBuffer();
      await this.#store.write(this.#take.id, segment.file, this.#onDisk, bytes);
      this.#onDisk += slice.size;
    } catch {
      segment.tail.push(slice);
      this.#take.full();
    }
  }
}

function blank(accountId: string): Manifest {
  const now = Date.now();
  return {
    version: 1,
    turn: 0,
    id: crypto.randomUUID(),
    accountId,
    begunAt: now,
    changedAt: now,
    segments: [],
    part: null,
    result: null,
    done: false
  };
}

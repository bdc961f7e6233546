/** A video in the making: its file on the way, what its author says about it, and its draft. */
import { http } from '#lib/api/http.ts';
import type { Asset, Id, VideoCard } from '#lib/api/types.ts';
import { tell } from '#lib/core/moments.ts';
import { assets } from './assets.svelte.ts';
import { changesOf, detailsOf, freshDetails, type Details } from './details.ts';
import type { Trim } from './source.svelte.ts';
import { stageOf, type Sending, type Stage } from './stage.ts';

export class Publication {
  readonly key = crypto.randomUUID();
  file = $state.raw<File | null>(null);
  sending = $state.raw<Sending>({ phase: 'none' });
  assetId = $state<Id | null>(null);
  card = $state.raw<VideoCard | null>(null);
  details = $state<Details>(freshDetails());
  saving = $state(false);
  failed = $state.raw<unknown>(null);
  /** The part of the file that the server was told with the upload. */
  announced: Trim | null = null;
  /** Under what the camera keeps the takes of this video, or that the file was shared with us. */
  takes: string | null = null;
  #part = $state.raw<Trim | null>();
  #saved = $state.raw<Details>(freshDetails());
  #writing: Promise<void> = Promise.resolve();

  get videoId(): Id | null {
    return this.card?.id ?? null;
  }

  get published(): boolean {
    return this.card?.state === 'published';
  }

  get scheduled(): boolean {
    return this.card?.state === 'scheduled';
  }

  /** The part of the file that is meant; null is all of it. */
  get part(): Trim | null {
    return this.#part === undefined ? (this.asset?.trim ?? this.announced) : this.#part;
  }

  get asset(): Asset | null {
    return this.assetId ? assets.get(this.assetId) : null;
  }

  get stage(): Stage {
    return stageOf(this.sending, this.asset);
  }

  get changed(): boolean {
    return Object.keys(changesOf(this.#saved, this.details)).length > 0;
  }

  /** Takes over what the server has; what was typed meanwhile stays. */
  take(card: VideoCard) {
    const typed = changesOf(this.#saved, $state.snapshot(this.details));
    this.card = card;
    this.assetId = card.asset_id;
    this.#saved = detailsOf(card);
    this.details = { ...this.#saved, ...typed };
  }

  /** Makes the draft of an upload, with what was typed so far. */
  create(assetId: Id): Promise<void> {
    return this.#write(async () => {
      const before = this.card;
      this.assetId = assetId;
      const { downloads_on, ...rest } = $state.snapshot(this.details);
      const details = downloads_on === null ? rest : { ...rest, downloads_on };
      this.card = await http.post<VideoCard>('/videos', { asset_id: assetId, ...details });
      this.#saved = { ...rest, downloads_on: this.card.downloads_on };
      this.details.downloads_on ??= this.card.downloads_on;
      // Cut while there was no draft yet.
      if (this.#part !== undefined) await this.#sendPart(this.#part);
      // The bytes had expired and were sent anew: the old draft can never become a video.
      if (before && before.id !== this.card.id) await http.delete(`/videos/${before.id}`);
    });
  }

  /** Sends what changed. The text on screen stays as typed, also where the server tidies it. */
  save(): Promise<void> {
    return this.#write(async () => {
      const details = $state.snapshot(this.details);
      const changes = changesOf(this.#saved, details);
      if (!this.card || !Object.keys(changes).length) return;
      this.card = await http.patch<VideoCard>(`/videos/${this.card.id}`, changes);
      this.#saved = details;
    });
  }

  /** Chooses another part of the file. What is said about moments of it moves along. */
  cut(part: Trim | null): Promise<void> {
    this.#part = part;
    return this.#write(() => this.#sendPart(part));
  }

  async #sendPart(part: Trim | null) {
    if (!this.card) return;
    const path = `/videos/${this.card.id}/trim` as const;
    this.card = part ? await http.put<VideoCard>(path, part) : await http.delete<VideoCard>(path);
    this.details.cover_ms = this.card.cover_ms;
    this.#saved = { ...this.#saved, cover_ms: this.card.cover_ms };
  }

  /** The video has subtitles in these languages now. */
  subtitle(captions: VideoCard['captions']) {
    if (this.card) this.card = { ...this.card, captions };
  }

  /** Plans the publication for a moment, or moves the plan. */
  async schedule(at: Date, zone: string): Promise<void> {
    await this.save();
    await this.#write(async () => {
      if (!this.card) return;
      const plan = { at: at.toISOString(), zone };
      this.card = await http.put<VideoCard>(`/videos/${this.card.id}/schedule`, plan);
    });
  }

  /** Makes a draft of a planned video again. */
  unschedule(): Promise<void> {
    return this.#write(async () => {
      if (this.card) this.card = await http.delete<VideoCard>(`/videos/${this.card.id}/schedule`);
    });
  }

  async publish(): Promise<void> {
    await this.save();
    await this.#write(async () => {
      if (!this.card) return;
      this.card = await http.post<VideoCard>(`/videos/${this.card.id}/publish`);
      tell({ kind: 'published', hashtags: this.card.hashtags.map(({ folded }) => folded) });
    });
  }

  remove(): Promise<void> {
    return this.#write(async () => {
      if (this.card) await http.delete(`/videos/${this.card.id}`);
    });
  }

  /** One write at a time, in order, so that an older text never comes after a newer. */
  #write(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(async () => {
      this.saving = true;
      this.failed = null;
      try {
        await work();
      } catch (error) {
        this.failed = error;
        throw error;
      } finally {
        this.saving = false;
      }
    });
    this.#writing = next.catch(() => undefined);
    return next;
  }
}

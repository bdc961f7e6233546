/** One’s own live as the studio shows it: which act one is in, and what the server says of it. */
import { m } from '#messages';
import { isApiError } from '#lib/api/problem.ts';
import type { Id } from '#lib/api/types.ts';
import { tell } from '#lib/core/moments.ts';
import { ask } from '#lib/ui/ask.svelte.ts';
import { actOf } from './acts.ts';
import {
  createLive,
  deleteCover,
  endLive,
  fetchLive,
  fetchOwnLive,
  makeReal,
  patchLive,
  putCover,
  startLive,
  type Live,
  type OwnLive,
  type Wanted
} from './api.ts';

export type Via = 'camera' | 'encoder';

export class Broadcast {
  /** What the account has to go live with; null until it was read. */
  own = $state.raw<OwnLive | null>(null);
  live = $state.raw<Live | null>(null);
  failure = $state.raw<unknown>(null);
  via = $state<Via>('camera');
  /** The set-up of a live that is prepared is open again. */
  editing = $state(false);
  /** This page is the one that sends. */
  here = $state(false);
  readonly act = $derived(
    actOf({
      failed: this.failure !== null,
      known: this.own !== null,
      live: this.live,
      editing: this.editing,
      here: this.here
    })
  );

  async load(): Promise<void> {
    this.failure = null;
    try {
      this.own = await fetchOwnLive();
      this.live = this.own.live;
      if (this.live?.source === 'rtmp') this.via = 'encoder';
      // A preview goes on by itself after a reload; nobody is put on air without asking.
      if (this.live?.state === 'preparing' && !this.live.fed) this.here = true;
    } catch (error) {
      this.failure = error;
    }
  }

  /** Prepares the live, or changes the one that is prepared; then comes the preview. */
  async keep(wanted: Wanted): Promise<void> {
    const { live } = this;
    this.live = live ? await patchLive(live.id, wanted) : await createLive(wanted);
    this.here = true;
  }

  /** Shows a picture in lists, or none any more. */
  async cover(image: Blob | null): Promise<void> {
    const { live } = this;
    if (live) this.live = image ? await putCover(live.id, image) : await deleteCover(live.id);
  }

  /** What the server says now. A live that is gone is over. */
  async look(): Promise<void> {
    const { live } = this;
    if (!live) return;
    try {
      const found = await fetchLive(live.id);
      // What an act has made of it meanwhile is newer.
      if (this.live === live) this.live = found;
    } catch (error) {
      if (this.live === live && isApiError(error, 'live_not_found')) this.#over();
    }
  }

  async start(): Promise<void> {
    if (!this.live) return;
    this.live = await startLive(this.live.id);
    if (!this.live.is_rehearsal) tell({ kind: 'live_started', live: this.live.id });
  }

  /** Ends what is on air; the summary is what the server says then. */
  async end(): Promise<void> {
    if (!this.live) return;
    this.live = await endLive(this.live.id);
    this.here = false;
  }

  /** Nothing was shown yet, and nothing will be. False: its host changed their mind. */
  async giveUp(): Promise<boolean> {
    const { live } = this;
    const yes = await ask({
      title: m.studio_give_up_question(),
      text: m.studio_give_up_text(),
      yes: m.studio_give_up()
    });
    if (!yes || !live) return false;
    await endLive(live.id);
    this.editing = this.here = false;
    await this.again();
    return true;
  }

  /** The rehearsal’s set-up as a live for its real audience. */
  async makeReal(id: Id): Promise<void> {
    this.live = await makeReal(id);
    this.here = true;
  }

  /** From the summary to the next live. */
  async again(): Promise<void> {
    this.live = null;
    this.own = null;
    await this.load();
  }

  #over() {
    this.here = false;
    if (this.live) this.live = { ...this.live, state: 'ended' };
  }
}

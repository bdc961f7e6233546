/** One live on screen: what the server says of it, and what push and room tell while it runs. */
import { isApiError } from '#lib/api/problem.ts';
import type { Id } from '#lib/api/types.ts';
import { fetchLive, type Live } from './api.ts';

export type WatchStatus = 'loading' | 'ready' | 'missing' | 'failed';

const AGAIN_MS = 2_500;

export class Watch {
  status = $state<WatchStatus>('loading');
  error = $state.raw<unknown>(null);
  live = $state<Live | null>(null);
  /** It was on air while this page was open. */
  attended = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #left = false;

  constructor(readonly id: Id) {}

  async load() {
    clearTimeout(this.#timer);
    try {
      this.live = await fetchLive(this.id);
      this.status = 'ready';
      this.attended ||= this.live.state !== 'ended';
    } catch (error) {
      if (this.#left) return;
      this.error = error;
      if (this.live && !isApiError(error, 'live_not_found')) return this.#soon();
      this.status = statusOf(error);
    }
    // A recording is ready within seconds; a live of which nothing is left says so.
    if (this.live?.state === 'ended' && this.live.recording === 'running') this.#soon();
  }

  async retry() {
    this.status = 'loading';
    await this.load();
  }

  /** Push and room tell it before the server is asked. */
  told(state: Live['state']) {
    const { live } = this;
    if (!live || live.state === state || live.state === 'ended') return;
    live.state = state;
    if (state === 'ended') this.#soon(500);
  }

  leave() {
    this.#left = true;
    clearTimeout(this.#timer);
  }

  #soon(ms = AGAIN_MS) {
    clearTimeout(this.#timer);
    if (!this.#left) this.#timer = setTimeout(() => void this.load(), ms);
  }
}

function statusOf(error: unknown): WatchStatus {
  if (!isApiError(error)) return 'failed';
  // A live for some looks to all others like one that is none.
  return [403, 404, 422].includes(error.status) ? 'missing' : 'failed';
}

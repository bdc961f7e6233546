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
  /** Which load is the last one: answers to earlier ones, or after one has left, do not count. */
  #turn = 0;

  constructor(readonly id: Id) {}

  async load() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    try {
      const live = await fetchLive(this.id);
      if (turn !== this.#turn) return;
      this.live = live;
      this.status = 'ready';
      this.attended ||= live.state !== 'ended';
    } catch (error) {
      if (turn !== this.#turn) return;
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
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  #soon(ms = AGAIN_MS) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), ms);
  }
}

function statusOf(error: unknown): WatchStatus {
  if (!isApiError(error)) return 'failed';
  // A live for some looks to all others like one that is none.
  return [403, 404, 422].includes(error.status) ? 'missing' : 'failed';
}

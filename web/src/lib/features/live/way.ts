/** What every way of playing a live has in common: how it is told of, and how it stops. */
import { isApiError } from '#lib/api/problem.ts';
import type { Play } from './api.ts';
import type { PushState, Rendition } from './push.ts';

export type WayEvents = {
  /** The address and permission to play, asked for again when they are old or were refused. */
  play: (fresh: boolean) => Promise<Play>;
  state: (state: PushState) => void;
  renditions: (renditions: Rendition[], present: number) => void;
  /** Seconds behind the server. */
  latency: (seconds: number) => void;
  /** Whether the picture should move at this moment. */
  expected: () => boolean;
  start: () => void;
  /** This way does not lead on: another one may. */
  failed: (why: 'refused' | 'unreachable' | 'broken') => void;
};

/** Whether an address to play was refused for good: there is none for this viewer. */
export const isRefusal = (error: unknown) =>
  isApiError(error) && (error.status === 403 || error.status === 404);

export interface Way {
  stop(): void;
  /** The network or the page has changed: is it still there? */
  check(): void;
  want(rendition: number | null): void;
}

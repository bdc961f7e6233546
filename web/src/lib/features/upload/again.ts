/** Sending again: what an interrupted upload does next, by what stopped it. */
import { waitBefore } from '#lib/core/realtime.svelte.ts';

export type Stop = {
  /** Status of the answer; 0 when there was none. */
  status: number;
  /** Of the problem in the answer; a 409 may mean “too many” rather than “not there yet”. */
  code: string;
  /** Seconds, when the server said when to come back. */
  retryAfter: number | null;
  /** Failures in a row without a byte accepted. */
  attempt: number;
  online: boolean;
};

/** Milliseconds to wait; `online`: as soon as there is a network; `never`: the server said no. */
export function whenAgain(stop: Stop, chance = Math.random()): number | 'online' | 'never' {
  if (!isPassing(stop.status) || stop.code === 'too_many_uploads') return 'never';
  if (!stop.online) return 'online';
  return Math.max(waitBefore(stop.attempt, chance), (stop.retryAfter ?? 0) * 1000);
}

/**
 * No answer, a failing server, too many requests; 409, 423, 460: another writer, an offset or a
 * checksum that the next attempt, which first asks for the offset, sets right.
 */
function isPassing(status: number): boolean {
  return status === 0 || status >= 500 ? status !== 507 : [409, 423, 429, 460].includes(status);
}

/** Whether an answer to “how far is it?” allows to go on; a failing server says nothing about it. */
export function isAnswer(status: number): boolean {
  return (status >= 200 && status < 300) || [404, 410, 423].includes(status);
}

/** Which act of a live one is in, from what the server says and what this page does. */
import type { Live } from './api.ts';

export type Act = 'loading' | 'failed' | 'setup' | 'elsewhere' | 'preview' | 'air' | 'over';

type Facts = {
  failed: boolean;
  /** What the server has was read. */
  known: boolean;
  live: Pick<Live, 'state' | 'source' | 'fed'> | null;
  /** The set-up of a live that is prepared is open again. */
  editing: boolean;
  /** This page is the one that sends. */
  here: boolean;
};

export function actOf({ failed, known, live, editing, here }: Facts): Act {
  if (failed) return 'failed';
  if (!known) return 'loading';
  if (!live || (editing && live.state === 'preparing')) return 'setup';
  if (live.state === 'ended') return 'over';
  if (!here && live.fed && live.source === 'browser') return 'elsewhere';
  return live.state === 'preparing' ? 'preview' : 'air';
}

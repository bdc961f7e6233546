/** The picture that stands for a live. Pure. */
import type { Live } from './api.ts';

/** Its newest frame while it runs; once it is over, the cover that its host chose, if any. */
export function pictureOf(live: Pick<Live, 'state' | 'cover_url' | 'frame_url'>): string | null {
  const { cover_url: cover, frame_url: frame } = live;
  return live.state === 'ended' ? (cover ?? frame) : (frame ?? cover);
}

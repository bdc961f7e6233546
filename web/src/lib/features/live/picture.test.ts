/** What runs is shown as it is now, what is over as its host chose. */
import { expect, it } from 'vitest';
import type { Live } from './api.ts';
import { pictureOf } from './picture.ts';

const [cover_url, frame_url] = ['/m/cover.webp', '/m/frame.jpg'];
const shown = (state: Live['state'], live: Partial<Live> = {}) =>
  pictureOf({ state, cover_url, frame_url, ...live });

it('shows the newest frame while it runs, and the cover before there is one', () => {
  expect(shown('live')).toBe(frame_url);
  expect(shown('lost')).toBe(frame_url);
  expect(shown('live', { frame_url: null })).toBe(cover_url);
});

it('shows the cover once it is over, and the last frame without one', () => {
  expect(shown('ended')).toBe(cover_url);
  expect(shown('ended', { cover_url: null })).toBe(frame_url);
  expect(shown('ended', { cover_url: null, frame_url: null })).toBeNull();
});

/** What a format of live starts with: picture, sound and quality, all of them still free to change. */
import type { Facing, Shape } from '#lib/features/camera/lens.svelte.ts';
import type { Format } from './api.ts';
import type { Quality } from './formats.ts';

export type Preset = {
  /** A podcast is heard: a card with its title stands for the picture until one wants the camera. */
  picture: 'camera' | 'card';
  facing: Facing;
  shape: Shape;
  /** Voices are cleaned of echo and noise; music would lose by it. */
  sound: 'voice' | 'music';
  quality: Quality;
};

const voice = { picture: 'camera', facing: 'user', sound: 'voice', quality: 'normal' } as const;

export const PRESETS: Readonly<Record<Format, Preset>> = {
  tutorial: { ...voice, facing: 'environment', shape: 'wide' },
  qa: { ...voice, shape: 'tall' },
  backstage: { ...voice, facing: 'environment', shape: 'tall' },
  concert: { ...voice, facing: 'environment', shape: 'wide', sound: 'music', quality: 'high' },
  interview: { ...voice, shape: 'wide' },
  coaching: { ...voice, shape: 'tall' },
  debate: { ...voice, shape: 'wide' },
  demonstration: { ...voice, facing: 'environment', shape: 'tall', quality: 'high' },
  podcast: { ...voice, picture: 'card', shape: 'wide', quality: 'light' }
};

export const FORMATS = Object.keys(PRESETS) as Format[];

/** Kilobits a second for sound. */
export const soundKbps = ({ sound, picture }: Preset) =>
  sound === 'music' ? 192 : picture === 'card' ? 128 : 96;

/** In which format a live is sent, and in which quality: from the best step down to what still speaks. */

/** H.264 goes to the viewers as it is; anything else the server has to encode again. */
const CANDIDATES = [
  'video/webm;codecs=h264,opus',
  'video/webm;codecs=avc1,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm'
];

/** Measured: asking for shorter slices changed nothing from glass to glass. */
export const SLICE_MS = 100;
/** A viewer who comes starts at a key frame: a second at most. */
export const KEY_FRAME_MS = 1000;

/** How much a second of picture weighs, and how tall it is asked to be. */
export type Step = { kbps: number; height: number };

/** All steps there are; a live starts at the one its host chose and never goes above it. */
export const LADDER: readonly Step[] = [
  { kbps: 4000, height: 720 },
  { kbps: 2500, height: 720 },
  { kbps: 1500, height: 720 },
  { kbps: 900, height: 480 },
  { kbps: 500, height: 360 }
];

export type Quality = 'high' | 'normal' | 'light';
export const QUALITIES: readonly Quality[] = ['high', 'normal', 'light'];

/** The steps of a quality, the best first. */
export function stepsOf(quality: Quality): readonly Step[] {
  return LADDER.slice({ high: 0, normal: 1, light: 2 }[quality]);
}

export function liveType(supported: (type: string) => boolean): string | null {
  return CANDIDATES.find(supported) ?? null;
}

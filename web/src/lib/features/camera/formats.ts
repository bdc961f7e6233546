/** In which format this browser records: H.264 first, which servers and phones need not encode again. */

/**
 * MP4 before WebM for H.264: Chromium's own player does not read the H.264 it writes into WebM.
 * VP8 before VP9, because it is encoded while one films.
 */
const CANDIDATES = [
  'video/mp4;codecs=avc1,opus',
  'video/mp4;codecs=avc1,mp4a.40.2',
  'video/mp4',
  'video/webm;codecs=vp8,opus',
  'video/webm'
];

/**
 * MP4 is written from key frame to key frame, so these come often: what a killed tab loses of the
 * segment it was recording is the one being written and the one before, a second at most.
 */
export const KEY_FRAME_MS = 500;
export const SLICE_MS = 250;

export const VIDEO_BITS = 4_500_000;
export const AUDIO_BITS = 128_000;

export function recordingType(supported: (type: string) => boolean): string | null {
  return CANDIDATES.find(supported) ?? null;
}

export function extensionOf(type: string): 'mp4' | 'webm' {
  return type.startsWith('video/mp4') ? 'mp4' : 'webm';
}

/** Pictures of a video to choose a cover from: out of the file itself, or of the server’s sprite. */
import type { Sprite } from '#lib/api/types.ts';
import { playBlob } from '#lib/core/blobs.ts';

export type Frame = { ms: number; src: string };
export type Look = { seconds: number | null; width: number; height: number };

const HEIGHT = 240;
const MOST = 12;
const PATIENCE_MS = 8_000;

/** Moments in the middle of `count` equal parts, in milliseconds. */
export function momentsOf(seconds: number, most = MOST): number[] {
  const count = Math.max(1, Math.min(most, Math.floor(seconds)));
  const part = (seconds * 1000) / count;
  return Array.from({ length: count }, (_, index) => Math.round(part * (index + 0.5)));
}

/** The frame that is meant by a moment: the nearest. */
export function nearest<T extends { ms: number }>(frames: readonly T[], ms: number): T | null {
  return frames.reduce<T | null>(
    (best, each) => (best && Math.abs(best.ms - ms) <= Math.abs(each.ms - ms) ? best : each),
    null
  );
}

/** What the browser makes of a file; null when it cannot read it, which says nothing against it. */
export async function lookAt(file: Blob): Promise<Look | null> {
  const opened = await open(file);
  if (!opened) return null;
  const { duration, videoWidth, videoHeight } = opened.video;
  opened.close();
  if (!videoWidth) return null;
  // Recordings may have no length in their header.
  const seconds = Number.isFinite(duration) ? duration : null;
  return { seconds, width: videoWidth, height: videoHeight };
}

/** Frames of a file as they are found; ends early when `signal` says so. */
export async function* framesOfFile(file: Blob, signal: AbortSignal): AsyncGenerator<Frame> {
  const opened = await open(file);
  if (!opened) return;
  const { video } = opened;
  try {
    if (!Number.isFinite(video.duration)) return;
    for (const ms of momentsOf(video.duration)) {
      if (signal.aborted || !(await seek(video, ms / 1000))) return;
      const width = Math.round((HEIGHT * video.videoWidth) / video.videoHeight);
      yield { ms, src: picture(video, 0, 0, video.videoWidth, video.videoHeight, width, HEIGHT) };
    }
  } finally {
    opened.close();
  }
}

export async function framesOfSprite(sprite: Sprite): Promise<Frame[]> {
  const image = new Image();
  image.src = sprite.url;
  await image.decode();
  const { width, height, columns } = sprite;
  return Array.from({ length: sprite.count }, (_, index) => {
    const left = (index % columns) * width;
    const top = Math.floor(index / columns) * height;
    const src = picture(image, left, top, width, height, width, height);
    return { ms: index * sprite.interval_ms, src };
  });
}

function picture(
  source: CanvasImageSource,
  left: number,
  top: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number
): string {
  const canvas = document.createElement('canvas');
  canvas.width = toWidth;
  canvas.height = toHeight;
  canvas.getContext('2d')?.drawImage(source, left, top, width, height, 0, 0, toWidth, toHeight);
  return canvas.toDataURL('image/jpeg', 0.8);
}

/** A video that is seen nowhere; what opens it closes it. */
type Opened = { video: HTMLVideoElement; close: () => void };

async function open(file: Blob): Promise<Opened | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  const loaded = happens(video, 'loadeddata');
  const close = playBlob(video, file);
  if (await loaded) return { video, close };
  close();
  return null;
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<boolean> {
  const sought = happens(video, 'seeked');
  video.currentTime = seconds;
  return sought;
}

function happens(video: HTMLVideoElement, event: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    const end = (answer: boolean) => {
      clearTimeout(timer);
      resolve(answer);
    };
    video.addEventListener(event, () => end(true), { once: true });
    video.addEventListener('error', () => end(false), { once: true });
  });
}

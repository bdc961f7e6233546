/** Framing a picture in a square: what is shown where, and within which bounds. */

/** `x`, `y`: middle of the frame in the picture, from 0 to 1; `zoom`: 1 shows the most. */
export type Frame = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

export const LARGEST_ZOOM = 4;

/** Side of the framed square in pixels of the picture. */
export function sideOf(picture: Size, zoom: number): number {
  return Math.min(picture.width, picture.height) / zoom;
}

/** The nearest frame that lies within the picture. */
export function clampFrame(frame: Frame, picture: Size): Frame {
  const zoom = Math.min(LARGEST_ZOOM, Math.max(1, frame.zoom));
  const side = sideOf(picture, zoom);
  return {
    zoom,
    x: within(frame.x, side / 2 / picture.width),
    y: within(frame.y, side / 2 / picture.height)
  };
}

function within(value: number, margin: number): number {
  return Math.min(1 - margin, Math.max(margin, value));
}

/** The frame after the picture was dragged by screen pixels, shown in a square of `shown` pixels. */
export function moved(frame: Frame, picture: Size, shown: number, dx: number, dy: number): Frame {
  const scale = sideOf(picture, frame.zoom) / shown;
  return clampFrame(
    {
      ...frame,
      x: frame.x - (dx * scale) / picture.width,
      y: frame.y - (dy * scale) / picture.height
    },
    picture
  );
}

/** What to cut out, in pixels of the picture. */
export function cutOf(frame: Frame, picture: Size): { left: number; top: number; side: number } {
  const side = sideOf(picture, frame.zoom);
  return {
    left: frame.x * picture.width - side / 2,
    top: frame.y * picture.height - side / 2,
    side
  };
}

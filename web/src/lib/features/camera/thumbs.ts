/** Small pictures along a take, for the strip that is trimmed. Loads mediabunny. */
import { CanvasSink } from 'mediabunny';
import { open } from './look.ts';

const HEIGHT = 112;

/** One picture for each moment (ms of the clip's recorded time), as they are decoded. */
export async function* picturesOf(
  blob: Blob,
  moments: readonly number[],
  signal: AbortSignal
): AsyncGenerator<string> {
  const opened = await open(blob);
  if (!opened) return;
  try {
    if (!(await opened.video.canDecode())) return;
    const first = await opened.video.getFirstTimestamp();
    const sink = new CanvasSink(opened.video, { height: HEIGHT });
    for await (const found of sink.canvasesAtTimestamps(moments.map((ms) => first + ms / 1000))) {
      if (signal.aborted) return;
      if (found) yield await toUrl(found.canvas);
    }
  } finally {
    opened.input.dispose();
  }
}

async function toUrl(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<string> {
  if (canvas instanceof HTMLCanvasElement) return canvas.toDataURL('image/jpeg', 0.7);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
  return URL.createObjectURL(blob);
}

/** Whether a picture is lit and a voice is heard, from what the preview has shown of late. */

export type Light = 'fine' | 'dark' | 'bright' | 'backlit';
export type Sound = 'fine' | 'silent' | 'low' | 'loud';

const DARK = 50;
const BRIGHT = 215;
/** A face stands in the middle: so much darker than its surroundings is a window behind it. */
const BACKLIT = 60;

/** Judges luma values (0 to 255) of a small picture, row by row. */
export function lightOf(luma: ArrayLike<number>, width: number): Light {
  const height = luma.length / width;
  let [all, middle, counted] = [0, 0, 0];
  for (let index = 0; index < luma.length; index++) {
    const value = luma[index] ?? 0;
    const [x, y] = [index % width, Math.floor(index / width)];
    all += value;
    if (x > width * 0.3 && x < width * 0.7 && y > height * 0.2 && y < height * 0.8) {
      middle += value;
      counted += 1;
    }
  }
  const mean = all / (luma.length || 1);
  const center = middle / (counted || 1);
  const around = (all - middle) / (luma.length - counted || 1);
  if (mean < DARK) return 'dark';
  if (around - center > BACKLIT) return 'backlit';
  return mean > BRIGHT ? 'bright' : 'fine';
}

const HEARD = 0.14;
const CLEAR = 0.4;
const CLIPPED = 0.985;

/** Judges the loudest levels (0 to 1) of each of the last moments. */
export function soundOf(peaks: readonly number[]): Sound {
  const loudest = Math.max(0, ...peaks);
  if (peaks.filter((each) => each >= CLIPPED).length > 1) return 'loud';
  if (loudest < HEARD) return 'silent';
  return loudest < CLEAR ? 'low' : 'fine';
}

const SIZE = { width: 32, height: 18 };

/** Looks at a playing video; null while there is nothing to see. */
export function lumaOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Light | null {
  if (!video.videoWidth) return null;
  Object.assign(canvas, SIZE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, SIZE.width, SIZE.height);
  const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height);
  const luma = Array.from({ length: data.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return lightOf(luma, SIZE.width);
}

/** Paints hearts over the picture, on one canvas that is of no size while there are none. */
import { Rain, type Painted, type Point, type Size } from './rain.ts';

const HEART =
  'M12 21s-7.5-4.6-10-9.3C.4 8.6 2 4.5 5.9 4.1 8.3 3.9 10.4 5.2 12 7.4c1.6-2.2 3.7-3.5 6.1-3.3 3.9.4 5.5 4.5 3.9 7.6C19.5 16.4 12 21 12 21z';
const FILLS = ['#ff4f64', '#ff7a5c', '#ffb84d', '#ff5f8f'];
const SLOW_FILL = '#a79fae';
const SPRITE = 64;
/** A large screen is painted less finely: a heart is soft anyway, and the picture comes first. */
const MOST_PIXELS = 1_500_000;

export class HeartRain {
  #canvas: HTMLCanvasElement;
  #still: () => boolean;
  #sprites: HTMLCanvasElement[];
  #slowSprite: HTMLCanvasElement;
  #rain = new Rain();
  #frame = 0;
  #size: Size = { width: 0, height: 0 };
  #painted: readonly Painted[] = [];

  /** `still`: whether nothing is to move on this device at this moment. */
  constructor(canvas: HTMLCanvasElement, still: () => boolean) {
    this.#canvas = canvas;
    this.#still = still;
    this.#sprites = FILLS.map(spriteOf);
    this.#slowSprite = spriteOf(SLOW_FILL);
  }

  /** A heart of somebody else. */
  fall() {
    this.#begin((size, now) => this.#rain.fall(size, now));
  }

  /** One’s own, from where the finger was (in px of the page) or from the corner. */
  tap(at: Point | null, slow: boolean) {
    const box = this.#canvas.getBoundingClientRect();
    const from = at && { x: at.x - box.left, y: at.y - box.top };
    this.#begin((size, now) => this.#rain.tap(size, from, slow, now));
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#rain.stop();
    this.#end();
  }

  #begin(add: (size: Size, now: number) => void) {
    if (this.#still()) return;
    const now = performance.now();
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    add({ width, height }, now);
    if (this.#frame) return;
    this.#rain.begin(now);
    this.#frame = requestAnimationFrame((next) => this.#draw(next));
  }

  #draw(now: number) {
    const painted = this.#rain.frame(now);
    if (this.#rain.empty) return this.#end();
    const context = this.#fit();
    if (context) {
      for (const { x, y, size } of this.#painted) {
        context.clearRect(x - size / 2 - 1, y - size / 2 - 1, size + 2, size + 2);
      }
      for (const { x, y, size, alpha, colour } of painted) {
        const sprite = colour === null ? this.#slowSprite : this.#sprites[colour];
        context.globalAlpha = alpha;
        if (sprite) context.drawImage(sprite, x - size / 2, y - size / 2, size, size);
      }
    }
    this.#painted = painted;
    this.#frame = requestAnimationFrame((next) => this.#draw(next));
  }

  /** The canvas as large as it is shown; what was on it is gone when that has changed. */
  #fit(): CanvasRenderingContext2D | null {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const context = this.#canvas.getContext('2d');
    if (width !== this.#size.width || height !== this.#size.height) {
      const fine = Math.sqrt(MOST_PIXELS / Math.max(1, width * height));
      const scale = Math.min(2, devicePixelRatio, Math.max(1, fine));
      this.#size = { width, height };
      this.#canvas.width = width * scale;
      this.#canvas.height = height * scale;
      context?.scale(scale, scale);
    }
    return context;
  }

  #end() {
    this.#frame = 0;
    this.#painted = [];
    this.#size = { width: 0, height: 0 };
    this.#canvas.width = this.#canvas.height = 0;
  }
}

function spriteOf(colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SPRITE;
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(SPRITE / 24, SPRITE / 24);
    context.fillStyle = colour;
    context.fill(new Path2D(HEART));
  }
  return canvas;
}

/**
 * Hearts that rise in the lower right third, on one canvas: a bounded number, drawn only while there
 * are some, and fewer as soon as the browser needs its time for the picture.
 */

type Drop = {
  x: number;
  y: number;
  born: number;
  lasts: number;
  drift: number;
  size: number;
  slow: boolean;
};

const MOST = 36;
const FRAME_LATE_MS = 34;
const HEART =
  'M12 21s-7.5-4.6-10-9.3C.4 8.6 2 4.5 5.9 4.1 8.3 3.9 10.4 5.2 12 7.4c1.6-2.2 3.7-3.5 6.1-3.3 3.9.4 5.5 4.5 3.9 7.6C19.5 16.4 12 21 12 21z';
const COLOURS = ['#ff4f64', '#ff7a5c', '#ffb84d', '#ff5f8f'];
const SLOW_COLOUR = '#a79fae';
const SPRITE = 64;

export class HeartRain {
  #canvas: HTMLCanvasElement;
  #sprites: HTMLCanvasElement[];
  #slowSprite: HTMLCanvasElement;
  #drops: Drop[] = [];
  #frame = 0;
  #last = 0;
  #late = 0;
  #count = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#sprites = COLOURS.map(spriteOf);
    this.#slowSprite = spriteOf(SLOW_COLOUR);
  }

  /** One heart; from where the finger was, or from the lower right corner. */
  add(from: { x: number; y: number } | null, slow = false) {
    // While frames come late nothing more is drawn than what is there.
    if (this.#drops.length >= (this.#late > 3 ? MOST / 4 : MOST)) return;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const chance = (this.#count = (this.#count * 7 + 5) % 32) / 32;
    this.#drops.push({
      x: from?.x ?? width - 44 - chance * 44,
      y: from?.y ?? height - 24,
      born: performance.now(),
      lasts: slow ? 2_600 : 1_500 + chance * 700,
      drift: (chance - 0.5) * 70,
      size: slow ? 20 : 24 + chance * 16,
      slow
    });
    if (!this.#frame) this.#start();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drops = [];
  }

  #start() {
    const { clientWidth, clientHeight } = this.#canvas;
    const scale = Math.min(2, devicePixelRatio);
    this.#canvas.width = clientWidth * scale;
    this.#canvas.height = clientHeight * scale;
    this.#canvas.getContext('2d')?.scale(scale, scale);
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number) {
    const context = this.#canvas.getContext('2d');
    const { clientWidth, clientHeight } = this.#canvas;
    this.#late = now - this.#last > FRAME_LATE_MS ? this.#late + 1 : Math.max(0, this.#late - 1);
    this.#last = now;
    this.#drops = this.#drops.filter((drop) => now - drop.born < drop.lasts);
    context?.clearRect(0, 0, clientWidth, clientHeight);
    this.#drops.forEach((drop, index) => {
      const age = Math.max(0, now - drop.born) / drop.lasts;
      const grown = Math.min(1, age * 8) * drop.size;
      const rise = (drop.slow ? 0.35 : 1) * clientHeight * 0.8 * age;
      const x = drop.x + Math.sin(age * 6 + index) * 8 + drop.drift * age;
      if (!context) return;
      context.globalAlpha = (drop.slow ? 0.6 : 1) * (1 - age ** 3);
      const sprite = drop.slow ? this.#slowSprite : this.#sprites[index % this.#sprites.length];
      if (sprite) context.drawImage(sprite, x - grown / 2, drop.y - rise - grown / 2, grown, grown);
    });
    this.#frame = this.#drops.length ? requestAnimationFrame((next) => this.#draw(next)) : 0;
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

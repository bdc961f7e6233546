/** The picture of a podcast: a card with its title on a dark stage, whose footlights rise with the voice. */

const WIDE = { width: 1280, height: 720 };
const FRAMES = 10;
const LIGHTS = [0.2, 0.34, 0.48, 0.34, 0.2];

export type Card = { track: MediaStreamTrack; stop(): void };
export type CardWords = { title: string; name: string };

/** Draws until it is stopped; a hidden page draws more slowly, and the sound goes on. */
export function drawCard(words: () => CardWords, level: () => number): Card {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, WIDE);
  const context = canvas.getContext('2d');
  const draw = () => context && paint(context, words(), level());
  draw();
  const timer = setInterval(draw, 1000 / FRAMES);
  const [track] = canvas.captureStream(FRAMES).getVideoTracks();
  if (!track) throw new Error('a canvas has one track');
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    }
  };
}

function paint(context: CanvasRenderingContext2D, { title, name }: CardWords, level: number) {
  const { width, height } = WIDE;
  context.fillStyle = '#0d0b0f';
  context.fillRect(0, 0, width, height);
  const glow = context.createRadialGradient(width / 2, height, 0, width / 2, height, width * 0.6);
  glow.addColorStop(0, `rgb(255 184 77 / ${0.18 + level * 0.3})`);
  glow.addColorStop(1, 'transparent');
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
  context.textAlign = 'center';
  context.fillStyle = '#f6f2ee';
  context.font = '700 64px "Bricolage Grotesque", system-ui, sans-serif';
  const lines = fold(title, (text) => context.measureText(text).width, width * 0.84).slice(0, 3);
  const top = height * 0.42 - (lines.length - 1) * 38;
  lines.forEach((line, index) => context.fillText(line, width / 2, top + index * 76));
  context.fillStyle = '#a79fae';
  context.font = '500 34px "Instrument Sans", system-ui, sans-serif';
  context.fillText(name, width / 2, top + lines.length * 76);
  LIGHTS.forEach((at, index) => {
    context.beginPath();
    context.fillStyle = level >= at ? '#ffb84d' : 'rgb(246 242 238 / 24%)';
    const size = 12 + 6 * (2 - Math.abs(index - 2));
    context.arc(width / 2 + (index - 2) * 64, height * 0.86, size, 0, Math.PI * 2);
    context.fill();
  });
}

/** A text in lines that are no wider than `most`. */
export function fold(text: string, widthOf: (text: string) => number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) > most) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}

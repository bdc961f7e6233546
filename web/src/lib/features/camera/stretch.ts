/**
 * Plays sound faster or slower at the same pitch: WSOLA (Verhelst and Roelands, ICASSP 1993).
 *
 * Windows of the input are laid over one another at another distance than they were taken at; each
 * is taken where it fits best, by correlation, to what the one before would have gone on with.
 */

const WINDOW_SECONDS = 0.04;
const SEARCH_SECONDS = 0.01;
/** Correlation looks at every so-maniest frame: enough to find a period of the voice. */
const COARSE = 4;

/** One array a channel, all of the same length; the result is `round(length / speed)` long. */
export function stretch(channels: Float32Array[], speed: number, sampleRate: number) {
  const length = channels[0]?.length ?? 0;
  const outLength = Math.round(length / speed);
  if (speed === 1) return channels;

  const half = Math.round((WINDOW_SECONDS * sampleRate) / 2);
  const size = half * 2;
  const search = Math.round(SEARCH_SECONDS * sampleRate);
  const window = Float32Array.from({ length: size }, (_, i) => hann(i, size));
  const guide = mono(channels, length);
  const out = channels.map(() => new Float32Array(outLength + size));

  let wanted = 0;
  for (let to = 0; to < outLength; to += half) {
    const about = Math.round(to * speed);
    const from = to === 0 ? 0 : bestNear(guide, about, wanted, size, search);
    channels.forEach((channel, index) => {
      const target = out[index];
      if (!target) return;
      for (let i = 0; i < size; i += 1) {
        // The very first half has nothing under it to cross-fade with.
        const weight = to === 0 && i < half ? 1 : (window[i] ?? 0);
        target[to + i] = (target[to + i] ?? 0) + (channel[from + i] ?? 0) * weight;
      }
    });
    wanted = from + half;
  }
  return out.map((channel) => channel.slice(0, outLength));
}

function hann(index: number, size: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size);
}

function mono(channels: Float32Array[], length: number): Float32Array {
  if (channels.length === 1 && channels[0]) return channels[0];
  const sum = new Float32Array(length);
  for (const channel of channels) {
    for (let i = 0; i < length; i += 1) sum[i] = (sum[i] ?? 0) + (channel[i] ?? 0);
  }
  return sum;
}

/** Where near `about` the input looks most like what follows `wanted`. */
function bestNear(
  guide: Float32Array,
  about: number,
  wanted: number,
  size: number,
  search: number
): number {
  const low = Math.max(0, about - search);
  const high = Math.max(low, Math.min(guide.length - size, about + search));
  let best = Math.min(about, high);
  let bestScore = -Infinity;
  for (let from = low; from <= high; from += 2) {
    let product = 0;
    let energy = 1e-9;
    for (let i = 0; i < size; i += COARSE) {
      const value = guide[from + i] ?? 0;
      product += value * (guide[wanted + i] ?? 0);
      energy += value * value;
    }
    const score = product / Math.sqrt(energy);
    if (score > bestScore) [best, bestScore] = [from, score];
  }
  return best;
}

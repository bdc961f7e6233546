/** Sound of a take as one run of samples: cut, stretched to its speed, silence where there is none. */
import { AudioSample, AudioSampleSink, type AudioSampleSource } from 'mediabunny';
import type { Opened } from './look.ts';
import { stretch } from './stretch.ts';

export const SOUND_RATE = 48_000;
/** Sound is worked on in stretches of this length, so that a long segment fits in memory. */
const BLOCK_SECONDS = 20;
/** Where segments meet, sound fades for a moment: two waves seldom meet without a click. */
const FADE_FRAMES = 240;
const SAMPLE_FRAMES = 24_000;

export type SoundPiece = { opened: Opened; fromSeconds: number; toSeconds: number; speed: number };

/** Writes the sound of all pieces; `frames` per piece keeps it as long as the picture. */
export async function writeSound(
  pieces: readonly SoundPiece[],
  channels: number,
  target: AudioSampleSource,
  signal: AbortSignal
): Promise<void> {
  let written = 0;
  let seconds = 0;
  for (const piece of pieces) {
    const { fromSeconds, toSeconds, speed } = piece;
    for (let from = fromSeconds; from < toSeconds && !signal.aborted; from += BLOCK_SECONDS) {
      const to = Math.min(toSeconds, from + BLOCK_SECONDS);
      const raw = await readSound(piece.opened, from, to, channels);
      const sound = stretch(raw, speed, SOUND_RATE);
      seconds += (to - from) / speed;
      const frames = Math.round(seconds * SOUND_RATE) - written;
      if (pieces.length > 1) fade(sound, from === fromSeconds, to === toSeconds);
      await write(sound, frames, written / SOUND_RATE, target);
      written += frames;
    }
  }
}

/** Decoded sound between two moments of a file, at `SOUND_RATE`. */
async function readSound(
  { audio }: Opened,
  from: number,
  to: number,
  channels: number
): Promise<Float32Array[]> {
  const length = Math.round((to - from) * SOUND_RATE);
  const out = Array.from({ length: channels }, () => new Float32Array(length));
  if (!audio) return out;
  for await (const sample of new AudioSampleSink(audio).samples(from, to)) {
    const ratio = sample.sampleRate / SOUND_RATE;
    const start = Math.round((sample.timestamp - from) * SOUND_RATE);
    const frames = Math.round(sample.numberOfFrames / ratio);
    for (const [index, channel] of out.entries()) {
      const plane = new Float32Array(sample.numberOfFrames);
      const planeIndex = Math.min(index, sample.numberOfChannels - 1);
      sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
      for (let i = Math.max(0, -start); i < frames && start + i < length; i += 1) {
        channel[start + i] = between(plane, i * ratio);
      }
    }
    sample.close();
  }
  return out;
}

function between(plane: Float32Array, at: number): number {
  const index = Math.floor(at);
  const low = plane[index] ?? 0;
  const high = plane[index + 1] ?? low;
  return low + (high - low) * (at - index);
}

function fade(sound: Float32Array[], atStart: boolean, atEnd: boolean) {
  for (const channel of sound) {
    const length = channel.length;
    for (let i = 0; i < Math.min(FADE_FRAMES, length); i += 1) {
      const weight = i / FADE_FRAMES;
      if (atStart) channel[i] = (channel[i] ?? 0) * weight;
      if (atEnd) channel[length - 1 - i] = (channel[length - 1 - i] ?? 0) * weight;
    }
  }
}

async function write(
  sound: Float32Array[],
  frames: number,
  atSeconds: number,
  target: AudioSampleSource
): Promise<void> {
  for (let from = 0; from < frames; from += SAMPLE_FRAMES) {
    const count = Math.min(SAMPLE_FRAMES, frames - from);
    const data = new Float32Array(count * sound.length);
    sound.forEach((channel, index) => {
      data.set(channel.subarray(from, from + count), index * count);
    });
    const sample = new AudioSample({
      data,
      format: 'f32-planar',
      numberOfChannels: sound.length,
      sampleRate: SOUND_RATE,
      timestamp: atSeconds + from / SOUND_RATE
    });
    await target.add(sample);
    sample.close();
  }
}

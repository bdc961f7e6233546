/** Looks into a recording or a picked file: lengths, sizes, key frames. Loads mediabunny. */
import {
  BlobSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
  canEncodeAudio,
  canEncodeVideo,
  type InputAudioTrack,
  type InputVideoTrack
} from 'mediabunny';
import type { Look, Means } from './plan.ts';

const FORMATS = [MP4, WEBM, MATROSKA, QTFF];

export type Opened = {
  input: Input;
  video: InputVideoTrack;
  audio: InputAudioTrack | null;
};

/** Opens a file; null when there is no picture in it that we understand. */
export async function open(blob: Blob): Promise<Opened | null> {
  const input = new Input({ source: new BlobSource(blob), formats: FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (video && (await video.getCodec())) {
      return { input, video, audio: await input.getPrimaryAudioTrack() };
    }
  } catch {
    // Not a file of these formats, or torn before its first picture.
  }
  input.dispose();
  return null;
}

/** What is in a file; null when it cannot be read. Times count from its first picture. */
export async function lookInto(blob: Blob): Promise<Look | null> {
  const opened = await open(blob);
  if (!opened) return null;
  const { input, video, audio } = opened;
  try {
    const times: number[] = [];
    const keys: number[] = [];
    let lastLength = 0;
    let reordered = false;
    const sink = new EncodedPacketSink(video);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      reordered ||= packet.timestamp < (times.at(-1) ?? -Infinity);
      times.push(packet.timestamp);
      if (packet.type === 'key') keys.push(packet.timestamp);
      lastLength = packet.duration;
    }
    if (!times.length) return null;
    const first = times.reduce((a, b) => Math.min(a, b));
    const last = times.reduce((a, b) => Math.max(a, b));
    const usual = times.length > 1 ? (last - first) / (times.length - 1) : 1 / 30;
    return {
      lengthMs: (last - first + (lastLength || usual)) * 1000,
      firstMs: first * 1000,
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      videoKey: await keyOf(video),
      sound: audio !== null,
      reordered,
      keyFramesMs: keys.map((each) => (each - first) * 1000)
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

/** Streams with the same key can follow each other in one track. */
async function keyOf(video: InputVideoTrack): Promise<string> {
  const config = await video.getDecoderConfig();
  const description = config?.description ? hex(config.description) : '';
  const size = `${await video.getCodedWidth()}×${await video.getCodedHeight()}`;
  return [config?.codec, size, await video.getRotation(), description].join(' ');
}

function hex(data: AllowSharedBufferSource): string {
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let means: Promise<Means> | null = null;

/** What this browser can encode. */
export function meansHere(): Promise<Means> {
  means ??= Promise.all([
    canEncodeVideo('avc', { width: 720, height: 1280 }).catch(() => false),
    canEncodeAudio('opus', { numberOfChannels: 2, sampleRate: 48_000 }).catch(() => false)
  ]).then(([encodes, encodesSound]) => ({ encodes, encodesSound }));
  return means;
}

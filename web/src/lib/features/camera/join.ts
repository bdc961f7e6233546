/** Makes one file of a take, as its plan says. Loads mediabunny. */
import {
  AudioSampleSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  VideoSampleSink,
  VideoSampleSource,
  WebMOutputFormat,
  type StreamTargetChunk,
  type Target,
  type VideoCodec
} from 'mediabunny';
import { AUDIO_BITS, VIDEO_BITS } from './formats.ts';
import { open, type Opened } from './look.ts';
import { keyFrameBefore, type Look, type Plan } from './plan.ts';
import { writeSound, type SoundPiece } from './sound.ts';

export type JoinPiece = { blob: Blob; look: Look; fromMs: number; toMs: number; speed: number };

/** Where the bytes go; null for memory. */
export type JoinTarget = ((at: number, bytes: ArrayBuffer) => Promise<void>) | null;

type Options = {
  pieces: readonly JoinPiece[];
  plan: Plan;
  encodesSound: boolean;
  target: JoinTarget;
  signal: AbortSignal;
  onprogress: (part: number) => void;
};

type Ready = JoinPiece & { opened: Opened; base: number; fromSeconds: number; toSeconds: number };

const CHUNK_BYTES = 4 * 1024 * 1024;

/** H.264 and its like go into MP4, VP8 and VP9 into WebM. */
export function containerOf(codec: string | null): 'mp4' | 'webm' {
  return codec === 'vp8' || codec === 'vp9' ? 'webm' : 'mp4';
}

/** Resolves with the bytes when they went to memory, else with null. Throws when it is aborted. */
export async function join(options: Options): Promise<Blob | null> {
  const { pieces, plan, target, signal } = options;
  const ready = await prepare(pieces, plan);
  try {
    const first = ready[0];
    if (!first) throw new Error('a take without segments cannot be joined');
    const codec = plan.how === 'encode' ? 'avc' : await first.opened.video.getCodec();
    const container = containerOf(codec);
    const memory = target ? null : new BufferTarget();
    const output = new Output<Mp4OutputFormat | WebMOutputFormat, Target>({
      format:
        container === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new WebMOutputFormat(),
      target: memory ?? new StreamTarget(sink(target), { chunked: true, chunkSize: CHUNK_BYTES })
    });
    const abort = () => void output.cancel();
    signal.addEventListener('abort', abort);
    try {
      const tasks = [
        await addPictures(output, ready, codec as VideoCodec, options),
        await addSound(output, ready, options)
      ];
      await output.start();
      await Promise.all(tasks.map((task) => task()));
      signal.throwIfAborted();
      await output.finalize();
    } catch (error) {
      if (output.state !== 'finalized') await output.cancel().catch(() => undefined);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
    return memory?.buffer ? new Blob([memory.buffer], { type: `video/${container}` }) : null;
  } finally {
    for (const each of ready) each.opened.input.dispose();
  }
}

/** Opens the pieces and says in seconds of their files what is taken, and where it comes to lie. */
async function prepare(pieces: readonly JoinPiece[], plan: Plan): Promise<Ready[]> {
  const ready: Ready[] = [];
  let base = 0;
  for (const piece of pieces) {
    const opened = await open(piece.blob);
    if (!opened) throw new Error('a segment cannot be read');
    const fromMs = plan.how === 'encode' ? piece.fromMs : keyFrameBefore(piece.look, piece.fromMs);
    const fromSeconds = (piece.look.firstMs + fromMs) / 1000;
    const toSeconds = (piece.look.firstMs + piece.toMs) / 1000;
    ready.push({ ...piece, opened, base, fromSeconds, toSeconds });
    base += (toSeconds - fromSeconds) / piece.speed;
  }
  return ready;
}

type Task = () => Promise<void>;

async function addPictures(
  output: Output<Mp4OutputFormat | WebMOutputFormat, Target>,
  pieces: readonly Ready[],
  codec: VideoCodec,
  { plan, signal, onprogress }: Options
): Promise<Task> {
  const last = pieces.at(-1);
  const total = last ? last.base + (last.toSeconds - last.fromSeconds) / last.speed : 1;
  const first = pieces[0];
  if (plan.how === 'encode') {
    const even = (value: number | undefined) => 2 * Math.round((value ?? 2) / 2);
    const source = new VideoSampleSource({
      codec,
      quality: new Quality({ bitrate: VIDEO_BITS }),
      keyFrameInterval: 1,
      // The first segment gives the shape; pictures of another one fill it.
      sizeChangeBehavior: 'cover',
      transform: {
        width: even(first?.look.width),
        height: even(first?.look.height),
        fit: 'cover'
      }
    });
    output.addVideoTrack(source);
    return async () => {
      for (const piece of pieces) {
        const { fromSeconds, toSeconds, base, speed } = piece;
        const sink = new VideoSampleSink(piece.opened.video);
        for await (const sample of sink.samples(fromSeconds, toSeconds)) {
          try {
            if (signal.aborted) return;
            const at = sample.timestamp;
            if (!meant(at, fromSeconds, toSeconds)) continue;
            sample.setTimestamp(base + Math.max(0, at - fromSeconds) / speed);
            sample.setDuration(sample.duration / speed);
            await source.add(sample);
            onprogress(sample.timestamp / total);
          } finally {
            sample.close();
          }
        }
      }
      source.close();
    };
  }
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { rotation: await first?.opened.video.getRotation() });
  return async () => {
    for (const piece of pieces) {
      const { fromSeconds, toSeconds, base, speed, opened } = piece;
      const decoderConfig = (await opened.video.getDecoderConfig()) ?? undefined;
      const sink = new EncodedPacketSink(opened.video);
      const start = await sink.getKeyPacket(fromSeconds + 0.0005);
      for await (const packet of sink.packets(start ?? undefined)) {
        if (signal.aborted) return;
        // Decode order is the order of time here: what is reordered is only ever taken to its end.
        if (!meant(packet.timestamp, fromSeconds, toSeconds)) {
          if (packet.timestamp >= toSeconds) break;
          continue;
        }
        const timestamp = base + Math.max(0, packet.timestamp - fromSeconds) / speed;
        const retimed = packet.clone({ timestamp, duration: packet.duration / speed });
        await source.add(retimed, { decoderConfig });
        onprogress(timestamp / total);
      }
    }
    source.close();
  };
}

async function addSound(
  output: Output<Mp4OutputFormat | WebMOutputFormat, Target>,
  pieces: readonly Ready[],
  { encodesSound, signal }: Options
): Promise<Task> {
  const audible = pieces.filter((each) => each.opened.audio);
  const first = audible[0]?.opened.audio;
  if (!first) return () => Promise.resolve();
  if (encodesSound && (pieces.length > 1 || pieces.some((each) => each.speed !== 1))) {
    const counts = await Promise.all(
      audible.map((each) => each.opened.audio?.getNumberOfChannels() ?? 1)
    );
    const source = new AudioSampleSource({
      codec: 'opus',
      quality: new Quality({ bitrate: AUDIO_BITS })
    });
    output.addAudioTrack(source);
    return async () => {
      const sounds: SoundPiece[] = pieces.map((each) => each);
      await writeSound(sounds, Math.min(2, Math.max(...counts)), source, signal);
      source.close();
    };
  }
  const codec = await first.getCodec();
  if (!codec) return () => Promise.resolve();
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return async () => {
    for (const { opened, fromSeconds, toSeconds, base } of audible) {
      const { audio } = opened;
      if (!audio) continue;
      const decoderConfig = (await audio.getDecoderConfig()) ?? undefined;
      for await (const packet of new EncodedPacketSink(audio).packets()) {
        if (signal.aborted) return;
        if (packet.timestamp < fromSeconds) continue;
        if (packet.timestamp >= toSeconds) break;
        const timestamp = base + packet.timestamp - fromSeconds;
        await source.add(packet.clone({ timestamp }), { decoderConfig });
      }
    }
    source.close();
  };
}

/** A frame is meant when its moment, to the millisecond, is in [from, to): as the server cuts. */
function meant(at: number, from: number, to: number): boolean {
  const ms = Math.round(at * 1000);
  return ms >= Math.round(from * 1000) && ms < Math.round(to * 1000);
}

function sink(write: JoinTarget): WritableStream<StreamTargetChunk> {
  return new WritableStream({
    write: ({ data, position }) => write?.(position, data.slice().buffer)
  });
}

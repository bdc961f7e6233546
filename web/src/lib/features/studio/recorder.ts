/** One run of the browser's recorder for a live: small slices, a key frame each second. */
import { KEY_FRAME_MS, SLICE_MS, liveType, type Step } from './formats.ts';
import type { Run } from './publisher.ts';

type Options = MediaRecorderOptions & { videoKeyFrameIntervalDuration?: number };

/** Null where this browser cannot record what a live needs. */
export function record(
  stream: MediaStream,
  step: Step,
  soundKbps: number,
  onslice: (slice: Blob) => void,
  ondead: () => void
): Run | null {
  const mime = liveType((type) => MediaRecorder.isTypeSupported(type));
  if (!mime || !stream.getTracks().some((track) => track.readyState === 'live')) return null;
  const options: Options = {
    mimeType: mime,
    videoBitsPerSecond: (step.kbps - soundKbps) * 1000,
    audioBitsPerSecond: soundKbps * 1000,
    videoKeyFrameIntervalDuration: KEY_FRAME_MS
  };
  const recorder = new MediaRecorder(stream, options);
  recorder.ondataavailable = ({ data }) => {
    if (data.size) onslice(data);
  };
  recorder.onerror = recorder.onstop = ondead;
  recorder.start(SLICE_MS);
  const { width = 0, height = 0, frameRate = 30 } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return {
    mime,
    width,
    height,
    fps: Math.round(frameRate),
    stop() {
      recorder.onerror = recorder.onstop = null;
      if (recorder.state !== 'inactive') recorder.stop();
    }
  };
}

/** One run of the recorder: slices as they come, and an end that is waited for. */
import { AUDIO_BITS, KEY_FRAME_MS, SLICE_MS, VIDEO_BITS } from './formats.ts';

type Options = MediaRecorderOptions & { videoKeyFrameIntervalDuration?: number };

export class Recording {
  #recorder: MediaRecorder;
  #ended: Promise<void>;

  /** Begins at once. `onslice` gets every slice in order, the last one before `stop` resolves. */
  constructor(stream: MediaStream, type: string, onslice: (slice: Blob) => void) {
    const options: Options = {
      mimeType: type,
      videoBitsPerSecond: VIDEO_BITS,
      audioBitsPerSecond: AUDIO_BITS,
      videoKeyFrameIntervalDuration: KEY_FRAME_MS
    };
    this.#recorder = new MediaRecorder(stream, options);
    this.#recorder.ondataavailable = ({ data }) => {
      if (data.size) onslice(data);
    };
    // After an error the recorder delivers what it has and stops by itself.
    this.#ended = new Promise((resolve) => {
      this.#recorder.onstop = () => resolve();
    });
    this.#recorder.start(SLICE_MS);
  }

  /** Also resolves when the recorder has ended by itself, because a device went away. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  async stop(): Promise<void> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    await this.#ended;
  }
}

/**
 * The camera and the microphone as the screen knows them: asked for, live, or in a named trouble.
 * Opening again is always possible; nothing here touches what was recorded.
 */
import { recall, remember } from '#lib/core/device.ts';
import { deviceOf, kindOf, mayPass, type Trouble } from './trouble.ts';

export type Facing = 'user' | 'environment';
export type Shape = 'tall' | 'wide';
export type LensState =
  { name: 'asleep' } | { name: 'opening' } | { name: 'live' } | { name: 'trouble'; of: Trouble };

const MEMORY = 'camera';
type Memory = {
  facing: Facing;
  deviceId: string | null;
  microphoneId: string | null;
  shape: Shape;
};
const FRAMES = { ideal: 30 };

export class Lens {
  state = $state.raw<LensState>({ name: 'asleep' });
  stream = $state.raw<MediaStream | null>(null);
  facing = $state<Facing>('user');
  shape = $state<Shape>('tall');
  /** How many cameras there are to choose from. */
  cameras = $state(0);
  /** All cameras and microphones; they have names once one of them was allowed. */
  devices = $state.raw<readonly MediaDeviceInfo[]>([]);
  /** There is a torch, and whether it is lit. */
  torch = $state<boolean | null>(null);
  /** The picture can be cut to another shape without encoding it twice. */
  reshapes = $state(false);
  sound = $state(true);
  /** False: the microphone alone is wanted. */
  picture = $state(true);
  /** Music is left as the microphone hears it; voices are cleaned of echo and noise. */
  music = $state(false);
  /** A picture that faces its owner is shown as in a mirror; it is recorded as others see it. */
  readonly mirrored = $derived(this.facing === 'user');

  #deviceId: string | null = null;
  #microphoneId: string | null = null;
  #size = { width: 0, height: 0 };
  #opening = 0;
  #onlost: () => void;

  constructor(onlost: () => void) {
    this.#onlost = onlost;
    const memory = recall<Partial<Memory>>(MEMORY, {});
    this.facing = memory.facing ?? 'user';
    this.shape = memory.shape ?? 'tall';
    this.#deviceId = memory.deviceId ?? null;
    this.#microphoneId = memory.microphoneId ?? null;
  }

  /** Whether the browser would open the camera without a question. */
  static async allowed(): Promise<boolean> {
    const [camera, microphone] = await Promise.all([
      permission('camera'),
      permission('microphone')
    ]);
    return camera === 'granted' && microphone === 'granted';
  }

  async open(): Promise<void> {
    this.close();
    const turn = this.#opening;
    this.state = { name: 'opening' };
    if (!window.isSecureContext || !navigator.mediaDevices) return this.#fail('insecure');
    if (typeof MediaRecorder === 'undefined') return this.#fail('unsupported');
    try {
      const stream = await this.#ask();
      if (turn !== this.#opening) return stop(stream);
      await this.#take(stream, turn);
    } catch (error) {
      const trouble = await this.#explain(error);
      if (turn === this.#opening) this.state = { name: 'trouble', of: trouble };
    }
  }

  /** Films without sound, after the microphone has failed. */
  openSilent(): Promise<void> {
    this.sound = false;
    return this.open();
  }

  /** Front or back; on a desk, the next camera. */
  async switch(): Promise<void> {
    const cameras = await videoInputs();
    const now = this.stream?.getVideoTracks()[0]?.getSettings();
    if (now?.facingMode) {
      this.facing = now.facingMode === 'environment' ? 'user' : 'environment';
      this.#deviceId = null;
    } else {
      const index = cameras.findIndex((each) => each.deviceId === now?.deviceId);
      this.#deviceId = cameras[(index + 1) % cameras.length]?.deviceId ?? null;
    }
    this.#remember();
    await this.open();
  }

  async useCamera(id: string): Promise<void> {
    this.#deviceId = id;
    this.#remember();
    await this.open();
  }

  async useMicrophone(id: string): Promise<void> {
    this.#microphoneId = id;
    this.#remember();
    await this.open();
  }

  /** The whole picture made smaller, by a part of its size; a camera that cannot stays as it is. */
  async scale(part: number): Promise<void> {
    const track = this.stream?.getVideoTracks()[0];
    const { width = 0, height = 0 } = track?.getSettings() ?? {};
    const even = (length: number) => Math.round((length * part) / 2) * 2;
    const wanted = { width: even(this.#size.width), height: even(this.#size.height) };
    if (!track || !wanted.width) return;
    if (wanted.width === width && wanted.height === height) return;
    const size = { width: { exact: wanted.width }, height: { exact: wanted.height } };
    const abilities = (track.getCapabilities?.() ?? {}) as Abilities;
    const mode = abilities.resizeMode?.includes('crop-and-scale') ? CUTS : {};
    await track.applyConstraints({ ...size, ...mode }).catch(() => undefined);
  }

  async reshape(shape: Shape): Promise<void> {
    this.shape = shape;
    this.#remember();
    await this.open();
  }

  async light(on: boolean): Promise<void> {
    const track = this.stream?.getVideoTracks()[0];
    try {
      await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
      this.torch = on;
    } catch {
      this.torch = null;
    }
  }

  /** Looks again when what was missing may have come. */
  devicesChanged() {
    const { state } = this;
    if (state.name === 'trouble' && mayPass(state.of)) void this.open();
    else void this.#count();
  }

  close() {
    this.#opening += 1;
    if (this.stream) stop(this.stream);
    this.stream = null;
    this.torch = null;
    this.state = { name: 'asleep' };
  }

  /** The devices that were chosen; any others once one of them is not there. */
  async #ask(): Promise<MediaStream> {
    const ask = () =>
      navigator.mediaDevices.getUserMedia({
        video: this.picture && this.#wish(),
        audio: this.sound && this.#wishSound()
      });
    try {
      return await ask();
    } catch (error) {
      const chosen = this.#deviceId ?? this.#microphoneId;
      if (!chosen || (error as Error).name !== 'OverconstrainedError') throw error;
      this.#deviceId = this.#microphoneId = null;
      return ask();
    }
  }

  // One that is only preferred is passed over: browsers then take the one of their own settings.
  #wish(): MediaTrackConstraints {
    const which = this.#deviceId
      ? { deviceId: { exact: this.#deviceId } }
      : { facingMode: { ideal: this.facing } };
    // A phone turns the picture by itself: asked for as wide, it is tall when the phone is.
    return { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: FRAMES };
  }

  #wishSound(): MediaTrackConstraints {
    const which = this.#microphoneId ? { deviceId: { exact: this.#microphoneId } } : {};
    return { ...which, ...(this.music ? MUSIC : VOICE) };
  }

  async #take(stream: MediaStream, turn: number): Promise<void> {
    const track = stream.getVideoTracks()[0];
    if (!track && this.picture) return this.#fail('missing');
    for (const each of stream.getTracks()) {
      each.addEventListener('ended', () => this.#lost(stream, each.kind));
    }
    if (track) await this.#look(track);
    // Closed, or opened anew, while the picture was being cut.
    if (turn !== this.#opening) return stop(stream);
    this.stream = stream;
    this.state = { name: 'live' };
    void this.#count();
  }

  async #look(track: MediaStreamTrack): Promise<void> {
    const { facingMode } = track.getSettings();
    if (facingMode === 'user' || facingMode === 'environment') this.facing = facingMode;
    const abilities = (track.getCapabilities?.() ?? {}) as Abilities;
    this.torch = abilities.torch ? false : null;
    await this.#cut(track, abilities);
    const { width = 0, height = 0 } = track.getSettings();
    this.#size = { width, height };
  }

  /** A wide camera is cut to a tall picture where the browser can: most who watch hold phones. */
  async #cut(track: MediaStreamTrack, abilities: Abilities): Promise<void> {
    const { width = 0, height = 0 } = track.getSettings();
    this.reshapes = width > height && !!abilities.resizeMode?.includes('crop-and-scale');
    if (!this.reshapes || this.shape !== 'tall') return;
    // Encoders want even sizes.
    const narrow = Math.round((height * 9) / 32) * 2;
    const size = { width: { exact: narrow }, height: { exact: height } };
    await track.applyConstraints({ ...size, ...CUTS }).catch(() => (this.reshapes = false));
  }

  #lost(stream: MediaStream, kind: string) {
    if (stream !== this.stream) return;
    this.#onlost();
    this.close();
    const device = kind === 'audio' ? 'microphone' : 'camera';
    this.state = { name: 'trouble', of: { kind: 'lost', device } };
  }

  /** Which of the two it was: each is asked for alone, unless the answer is known. */
  async #explain(error: unknown): Promise<Trouble> {
    const kind = kindOf(error);
    if (!this.sound) return { kind, device: 'camera' };
    if (!this.picture) return { kind, device: 'microphone' };
    if (kind === 'refused') {
      const [camera, microphone] = await Promise.all([
        permission('camera'),
        permission('microphone')
      ]);
      const denied = (state: PermissionState | null) => (state === 'denied' ? kind : null);
      const told = denied(camera) ?? denied(microphone);
      return {
        kind,
        device: told ? deviceOf(denied(camera), denied(microphone)) : 'both'
      };
    }
    const [camera, microphone] = [await tryOne({ video: true }), await tryOne({ audio: true })];
    if (!camera && !microphone) return { kind, device: 'camera' };
    return { kind: camera ?? microphone ?? kind, device: deviceOf(camera, microphone) };
  }

  #fail(kind: Trouble['kind']) {
    this.state = { name: 'trouble', of: { kind, device: 'camera' } };
  }

  async #count(): Promise<void> {
    this.devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    this.cameras = this.devices.filter((each) => each.kind === 'videoinput').length;
  }

  #remember() {
    const { facing, shape } = this;
    const ids = { deviceId: this.#deviceId, microphoneId: this.#microphoneId };
    remember(MEMORY, { facing, shape, ...ids } satisfies Memory);
  }
}

type Abilities = MediaTrackCapabilities & { torch?: boolean; resizeMode?: string[] };

const CUTS = { resizeMode: 'crop-and-scale' } as MediaTrackConstraints;

const VOICE: MediaTrackConstraints = {
  echoCancellation: { ideal: true },
  noiseSuppression: { ideal: true },
  autoGainControl: { ideal: true }
};

const MUSIC: MediaTrackConstraints = {
  echoCancellation: { ideal: false },
  noiseSuppression: { ideal: false },
  autoGainControl: { ideal: false },
  channelCount: { ideal: 2 }
};

function stop(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

async function videoInputs(): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter((each) => each.kind === 'videoinput');
}

async function permission(name: 'camera' | 'microphone'): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    return null;
  }
}

async function tryOne(wish: MediaStreamConstraints) {
  try {
    stop(await navigator.mediaDevices.getUserMedia(wish));
    return null;
  } catch (error) {
    return kindOf(error);
  }
}

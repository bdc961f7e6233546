import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lens } from './lens.svelte.ts';

/** A camera whose picture takes a while to be cut. */
function camera() {
  const cut = Promise.withResolvers<undefined>();
  const track = {
    kind: 'video',
    addEventListener: vi.fn(),
    applyConstraints: () => cut.promise,
    getCapabilities: () => ({ resizeMode: ['crop-and-scale'] }),
    getSettings: () => ({ width: 1280, height: 720 }),
    stop: vi.fn()
  };
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  return { cut, track, stream: stream as unknown as MediaStream };
}

const getUserMedia = vi.fn();

beforeEach(() => {
  getUserMedia.mockReset();
  vi.stubGlobal('window', { isSecureContext: true });
  vi.stubGlobal('MediaRecorder', vi.fn());
  vi.stubGlobal('navigator', {
    mediaDevices: { getUserMedia, enumerateDevices: () => Promise.resolve([]) }
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('leaves no camera on that was closed while it opened', async () => {
  const { cut, track, stream } = camera();
  getUserMedia.mockResolvedValue(stream);
  const lens = new Lens(() => undefined);
  const opened = lens.open();
  await vi.waitFor(() => expect(track.addEventListener).toHaveBeenCalled());
  lens.close();
  cut.resolve(undefined);
  await opened;
  expect(track.stop).toHaveBeenCalled();
  expect(lens.stream).toBeNull();
  expect(lens.state.name).toBe('asleep');
});

it('shows the camera that was opened last', async () => {
  const [first, second] = [camera(), camera()];
  getUserMedia.mockResolvedValueOnce(first.stream).mockResolvedValueOnce(second.stream);
  const lens = new Lens(() => undefined);
  const opened = lens.open();
  await vi.waitFor(() => expect(first.track.addEventListener).toHaveBeenCalled());
  second.cut.resolve(undefined);
  await lens.open();
  first.cut.resolve(undefined);
  await opened;
  expect(lens.stream).toBe(second.stream);
  expect(first.track.stop).toHaveBeenCalled();
  expect(second.track.stop).not.toHaveBeenCalled();
});

/** The camera of a phone, at its front or its back, with its torch or without. */
function phone(facingMode: string, abilities: object) {
  const applyConstraints = vi.fn(() => Promise.resolve());
  const track = {
    kind: 'video',
    addEventListener: vi.fn(),
    applyConstraints,
    getCapabilities: () => abilities,
    getSettings: () => ({ width: 720, height: 1280, facingMode }),
    stop: vi.fn()
  };
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  return { applyConstraints, stream: stream as unknown as MediaStream };
}

async function opened(...streams: MediaStream[]): Promise<Lens> {
  for (const stream of streams) getUserMedia.mockResolvedValueOnce(stream);
  const lens = new Lens(() => undefined);
  await lens.open();
  return lens;
}

it('lights the torch of a camera that has one', async () => {
  const { applyConstraints, stream } = phone('environment', { torch: true });
  const lens = await opened(stream);
  expect(lens.torch).toBe(false);
  await lens.light(true);
  expect(applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: true }] });
  expect(lens.torch).toBe(true);
  await lens.light(false);
  expect(applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: false }] });
  expect(lens.torch).toBe(false);
});

it('offers no torch that is not there, or does not obey', async () => {
  expect((await opened(phone('user', {}).stream)).torch).toBeNull();
  const { applyConstraints, stream } = phone('environment', { torch: true });
  applyConstraints.mockRejectedValue(new DOMException('', 'OverconstrainedError'));
  const lens = await opened(stream);
  await lens.light(true);
  expect(lens.torch).toBeNull();
});

it('asks for the other side of the phone, and shows only one’s own face as in a mirror', async () => {
  const lens = await opened(phone('user', {}).stream, phone('environment', {}).stream);
  expect(lens.mirrored).toBe(true);
  await lens.switch();
  expect(getUserMedia.mock.lastCall?.[0]).toMatchObject({
    video: { facingMode: { ideal: 'environment' } }
  });
  expect(lens.mirrored).toBe(false);
});

it('takes the camera that was chosen, and any other once that one is gone', async () => {
  const [chosen, other] = [camera(), camera()];
  for (const each of [chosen, other]) each.cut.resolve(undefined);
  const asked = (call: number) => getUserMedia.mock.calls[call]?.[0].video.deviceId;
  getUserMedia.mockResolvedValueOnce(chosen.stream);
  const lens = new Lens(() => undefined);
  await lens.useCamera('front');
  expect(asked(0)).toEqual({ exact: 'front' });
  expect(lens.stream).toBe(chosen.stream);
  const gone = Object.assign(new Error('gone'), { name: 'OverconstrainedError' });
  getUserMedia.mockRejectedValueOnce(gone).mockResolvedValueOnce(other.stream);
  await lens.open();
  expect(asked(2)).toBeUndefined();
  expect(lens.stream).toBe(other.stream);
});

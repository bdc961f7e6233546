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

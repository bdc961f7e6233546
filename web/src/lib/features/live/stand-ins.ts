/**
 * What the tests of the player have in the place of a browser: of each thing only what the player uses,
 * and no more behaviour than its specification gives it.
 */
import { vi } from 'vitest';
import { Kind } from './wire.ts';

class Ranges {
  constructor(readonly pairs: readonly (readonly [number, number])[]) {}
  get length() {
    return this.pairs.length;
  }
  start = (at: number) => this.pairs[at]?.[0] ?? NaN;
  end = (at: number) => this.pairs[at]?.[1] ?? NaN;
}

export class VideoStandIn extends EventTarget {
  currentTime = 0;
  muted = false;
  volume = 1;
  playbackRate = 1;
  paused = true;
  ended = false;
  seeking = false;
  error: MediaError | null = null;
  disablePictureInPicture = false;
  disableRemotePlayback = false;
  #src = '';

  get src() {
    return this.#src;
  }
  set src(url: string) {
    this.#src = url;
    SourceStandIn.opened(url);
  }
  removeAttribute() {
    this.#src = '';
  }
  load() {
    // Nothing is loaded here.
  }
  getVideoPlaybackQuality = () => ({ totalVideoFrames: 0, droppedVideoFrames: 0 });
  play = vi.fn(async () => {
    if (!this.paused) return;
    this.paused = false;
    this.tell('play');
    this.tell('playing');
  });
  pause() {
    if (this.paused) return;
    this.paused = true;
    queueMicrotask(() => this.tell('pause'));
  }
  requestPictureInPicture = vi.fn(async () => {
    stage.pictureInPictureElement = this;
  });
  tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

export class BufferStandIn extends EventTarget {
  updating = false;
  buffered = new Ranges([]);
  appended: number[] = [];
  removed: [number, number][] = [];
  types: string[] = [];
  /** So many appends find no room. */
  full = 0;
  /** What each appended byte is of the buffered time. */
  static readonly BYTE_S = 0.1;

  appendBuffer(data: Uint8Array) {
    if (this.full > 0) {
      this.full -= 1;
      throw new DOMException('no room', 'QuotaExceededError');
    }
    this.appended.push(data.byteLength);
    const [start, end] = this.buffered.pairs[0] ?? [0, 0];
    this.#update([start, end + data.byteLength * BufferStandIn.BYTE_S]);
  }
  remove(from: number, to: number) {
    this.removed.push([from, to]);
    const end = this.buffered.pairs[0]?.[1] ?? to;
    this.#update([to, Math.max(to, end)]);
  }
  changeType(type: string) {
    this.types.push(type);
  }
  #update(range: [number, number]) {
    this.updating = true;
    queueMicrotask(() => {
      this.updating = false;
      this.buffered = new Ranges([range]);
      this.dispatchEvent(new Event('updateend'));
    });
  }
}

export class SourceStandIn extends EventTarget {
  static all: SourceStandIn[] = [];
  static isTypeSupported = (type: string) => type.includes('avc1') || type.includes('mp4a');

  readyState: MediaSource['readyState'] = 'closed';
  buffer: BufferStandIn | null = null;
  url = '';

  constructor() {
    super();
    SourceStandIn.all.push(this);
  }
  static urlOf(source: SourceStandIn) {
    return (source.url = `blob:${SourceStandIn.all.indexOf(source)}`);
  }
  static opened(url: string) {
    const source = SourceStandIn.all.find((one) => one.url === url);
    if (!source) return;
    queueMicrotask(() => {
      source.readyState = 'open';
      source.dispatchEvent(new Event('sourceopen'));
    });
  }
  addSourceBuffer(type: string) {
    this.buffer = new BufferStandIn();
    this.buffer.types.push(type);
    return this.buffer;
  }
  endOfStream() {
    this.readyState = 'ended';
  }
}

export class SocketStandIn {
  static readonly OPEN = 1;
  static all: SocketStandIn[] = [];

  readyState = SocketStandIn.OPEN;
  binaryType = 'blob';
  sent: { t: string; [more: string]: unknown }[] = [];
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: URL) {
    SocketStandIn.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as { t: string });
  }
  close() {
    this.readyState = 3;
  }
  /** What the server says. */
  say(said: object) {
    this.onmessage?.({ data: JSON.stringify(said) });
  }
  greet(state = 'live') {
    const codecs = 'avc1.42E01E,mp4a.40.2';
    const renditions = [{ id: 0, width: 360, height: 640, codecs }];
    this.say({ t: 'hello', renditions, rendition: 0, server_ms: Date.now(), state });
  }
  bring(kind: number, bytes = 1, epoch = 0) {
    const data = new ArrayBuffer(16 + bytes);
    const view = new DataView(data);
    view.setUint8(0, kind);
    view.setUint8(1, 1);
    view.setUint8(3, epoch);
    view.setFloat64(8, Date.now());
    this.onmessage?.({ data });
  }
  /** A live as it begins: greeting, initialisation, first part. */
  begin(state?: string) {
    this.greet(state);
    this.bring(Kind.init);
    this.bring(Kind.part);
  }
  /** The line is cut by the other end. */
  drop(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

class Stage extends EventTarget {
  hidden = false;
  pictureInPictureEnabled = true;
  pictureInPictureElement: VideoStandIn | null = null;
  exitPictureInPicture = vi.fn(async () => {
    this.pictureInPictureElement = null;
  });
  /** Another window is in front, or this one again. */
  turn(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** The document of the present test. */
export let stage = new Stage();
/** The window, of which the player hears that there is a network again. */
export let house = new EventTarget();

/** What the line is told of: another kind of network. */
export let network = new EventTarget();

/** Puts everything in its place; what was there before goes by `vi.unstubAllGlobals`. */
export function standIn({ mse = true } = {}) {
  [stage, house, network] = [new Stage(), new EventTarget(), new EventTarget()];
  SourceStandIn.all = [];
  SocketStandIn.all = [];
  vi.stubGlobal('document', stage);
  vi.stubGlobal('window', house);
  vi.stubGlobal('navigator', { connection: network, onLine: true });
  vi.stubGlobal('location', { href: 'https://rampe.example/@nina/live/1' });
  vi.stubGlobal('WebSocket', SocketStandIn);
  if (mse) vi.stubGlobal('MediaSource', SourceStandIn);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((source) =>
    SourceStandIn.urlOf(source as unknown as SourceStandIn)
  );
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
}

/** The newest of what was made, which there must be. */
export function last<T>(all: readonly T[]): T {
  const found = all.at(-1);
  if (found === undefined) throw new Error('there is none');
  return found;
}

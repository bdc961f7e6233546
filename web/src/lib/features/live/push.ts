/**
 * The push socket of a live: parts of a tenth of a second, as the server has them. It tells when it
 * is dead before the browser notices, which after sleep or another network may take minutes.
 */
import { decode, isNewer, Kind, type Message } from './wire.ts';

export type Rendition = { id: number; width: number; height: number; codecs: string };
export type PushState = 'preparing' | 'live' | 'lost' | 'ended';

export type PushEvents = {
  hello: (state: PushState) => void;
  init: (message: Message, rendition: Rendition) => void;
  /** A rendition has come since the greeting, or is another than it was. */
  offered: () => void;
  part: (message: Message) => void;
  state: (state: PushState) => void;
  /** The socket has closed, or is as good as closed. */
  closed: (end: Closed) => void;
};

export type Closed = {
  /** Media came through it. */
  delivered: boolean;
  code: number;
  /** When the server wants to be asked again, if it has said so. */
  retryMs: number | null;
};

type Said =
  | { t: 'hello'; renditions: Rendition[]; server_ms: number; state: PushState }
  | { t: 'state'; state: PushState }
  | { t: 'codecs'; rendition: number; codecs: string; width?: number; height?: number }
  | { t: 'bye'; code: string; retry_ms?: number }
  | { t: 'pong'; at: number; server_ms: number };

const PING_MS = 4_000;
const PONG_WITHIN_MS = 4_000;
const GREETED_WITHIN_MS = 8_000;

export class PushLine {
  /** What the server's clock is ahead of ours, in ms; null until it is known. */
  clock: number | null = null;

  #socket: WebSocket;
  #events: PushEvents;
  #renditions = new Map<number, Rendition>();
  #retryMs: number | null = null;
  #epoch: number | null = null;
  #delivered = false;
  #roundTrip = Infinity;
  #pings: ReturnType<typeof setInterval>;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #done = false;

  constructor(path: string, events: PushEvents) {
    this.#events = events;
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data === 'string') this.#hear(data);
      else this.#take(data);
    };
    this.#socket.onclose = (event) => this.#closed(event.code);
    this.#pings = setInterval(() => this.ping(), PING_MS);
    this.#expect(GREETED_WITHIN_MS);
  }

  /** The largest picture first: their ids are names. */
  get renditions(): Rendition[] {
    return [...this.#renditions.values()].sort(
      (one, other) => other.height - one.height || one.id - other.id
    );
  }

  /** Chooses a rendition; null leaves it to the server. */
  want(rendition: number | null) {
    this.#send({ t: 'want', rendition });
  }

  /** Asks whether the line is alive; no answer closes it. */
  ping() {
    if (!this.#send({ t: 'ping', at: performance.now() })) return;
    if (this.#silence === undefined) this.#expect(PONG_WITHIN_MS);
  }

  close() {
    this.#done = true;
    this.#stop();
    this.#socket.close();
  }

  #send(frame: object): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #expect(withinMs: number) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#closed(1006), withinMs);
  }

  #alive() {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  #hear(text: string) {
    this.#alive();
    let said: Said;
    try {
      said = JSON.parse(text) as Said;
    } catch {
      return;
    }
    if (said.t === 'hello') {
      this.clock ??= said.server_ms - Date.now();
      for (const rendition of said.renditions) this.#renditions.set(rendition.id, rendition);
      this.ping();
      this.#events.hello(said.state);
    } else if (said.t === 'codecs') {
      const { rendition: id, codecs, width = 0, height = 0 } = said;
      this.#renditions.set(id, { id, codecs, width, height });
      this.#events.offered();
    } else if (said.t === 'state') this.#events.state(said.state);
    else if (said.t === 'bye') this.#retryMs = said.retry_ms ?? null;
    else if (said.t === 'pong') this.#setClock(said.at, said.server_ms);
  }

  /** The quickest answer knows the time best. */
  #setClock(at: number, serverMs: number) {
    const trip = performance.now() - at;
    if (trip > this.#roundTrip) return;
    this.#roundTrip = trip;
    this.clock = serverMs + trip / 2 - Date.now();
  }

  #take(data: ArrayBuffer) {
    this.#alive();
    const message = decode(data);
    if (!message) return;
    const { epoch, kind, rendition } = message;
    // What a muxer sends that was replaced comes too late.
    if (this.#epoch !== null && isNewer(this.#epoch, epoch)) return;
    this.#epoch = epoch;
    // The end of a rendition is none of the live: that is said by `state`.
    if (kind === Kind.init) {
      const known = this.#renditions.get(rendition);
      if (known) this.#events.init(message, known);
    } else if (kind === Kind.part) {
      this.#delivered = true;
      this.#events.part(message);
    }
  }

  #closed(code: number) {
    this.#stop();
    if (this.#done) return;
    this.#done = true;
    this.#socket.close();
    this.#events.closed({ delivered: this.#delivered, code, retryMs: this.#retryMs });
  }

  #stop() {
    clearInterval(this.#pings);
    clearTimeout(this.#silence);
    this.#socket.onmessage = null;
  }
}

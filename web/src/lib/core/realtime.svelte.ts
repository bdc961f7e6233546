/**
 * The live line to the server (`/rt`): one WebSocket a tab that comes back by itself.
 *
 * Frames are JSON `{t, …}`. On each `hello` frames may have been missed: listeners of `hello` read
 * again what may have changed. Waiting between attempts doubles up to 30 s, with jitter, so that a
 * restarted server is not met by everybody at once.
 */

export type Frame = { t: string; [key: string]: unknown };
type Listener = (frame: Frame) => void;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const ANSWER_WITHIN_MS = 8_000;

const listeners = new Map<string, Set<Listener>>();
let socket: WebSocket | null = null;
let wanted = false;
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let pinger: ReturnType<typeof setInterval> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let farewell: { retry: number | null } | null = null;
let connected = $state(false);

/** Half of the wait is fixed, half is chance. */
export function waitBefore(attempt: number, chance = Math.random()): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return full / 2 + (full / 2) * chance;
}

function open() {
  clearTimeout(timer);
  if (!wanted || socket) return;
  farewell = null;
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  socket = new WebSocket(`${scheme}://${location.host}/rt`);
  socket.onmessage = (event) => receive(event.data);
  socket.onclose = closed;
}

function receive(data: unknown) {
  heard();
  const frame = typeof data === 'string' ? parse(data) : null;
  if (!frame) return;
  if (frame.t === 'hello') greet(frame);
  if (frame.t === 'bye') {
    farewell = { retry: typeof frame.retry_ms === 'number' ? frame.retry_ms : null };
  }
  for (const listener of listeners.get(frame.t) ?? []) listener(frame);
}

function parse(text: string): Frame | null {
  try {
    const frame = JSON.parse(text) as Frame;
    return typeof frame?.t === 'string' ? frame : null;
  } catch {
    return null;
  }
}

function greet(frame: Frame) {
  connected = true;
  attempts = 0;
  clearInterval(pinger);
  const every = typeof frame.ping_ms === 'number' ? frame.ping_ms : 25_000;
  pinger = setInterval(probe, every);
}

/** Is it alive? After sleep or on another network a browser may not know for minutes. */
function probe() {
  if (!socket || silence !== undefined) return;
  if (connected) socket.send('{"t":"ping"}');
  silence = setTimeout(() => {
    close();
    closed();
  }, ANSWER_WITHIN_MS);
}

function heard() {
  clearTimeout(silence);
  silence = undefined;
}

function closed() {
  socket = null;
  connected = false;
  clearInterval(pinger);
  heard();
  if (!wanted || (farewell && farewell.retry === null)) return;
  timer = setTimeout(open, farewell?.retry ?? waitBefore(attempts++));
}

function close() {
  clearTimeout(timer);
  const old = socket;
  socket = null;
  connected = false;
  clearInterval(pinger);
  heard();
  if (old) {
    old.onmessage = old.onclose = null;
    old.close();
  }
}

export const realtime = {
  get connected(): boolean {
    return connected;
  },
  stop() {
    wanted = false;
    close();
  },
  /** Connects; a connection that is there gives way, for it may belong to somebody else. */
  restart() {
    close();
    attempts = 0;
    wanted = true;
    open();
  },
  /** Sends a frame; false when there is no line: who needs it sends it again after the next `hello`. */
  send(frame: { t: string }): boolean {
    if (!connected || !socket) return false;
    socket.send(JSON.stringify(frame));
    return true;
  },
  on(kind: string, listener: Listener): () => void {
    const set = listeners.get(kind) ?? new Set();
    listeners.set(kind, set.add(listener));
    return () => set.delete(listener);
  }
};

if (typeof addEventListener === 'function') {
  addEventListener('online', () => {
    attempts = 0;
    if (wanted && !socket) open();
    else probe();
  });
  addEventListener('visibilitychange', () => document.hidden || probe());
}

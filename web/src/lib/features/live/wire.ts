/**
 * A message of the push socket: sixteen bytes, big-endian, then fMP4 (`rampe/live/push/wire.py`).
 * What is no message of ours is null: a player leaves it out and goes on.
 */

export const Kind = { init: 0, part: 1, hls: 2, end: 3 } as const;
const HEADER = 16;
const EPOCHS = 256;

export type Message = {
  kind: number;
  /** Decoding can begin here. */
  key: boolean;
  rendition: number;
  /** Which muxer made it: grows, around 255, each time that another takes over. */
  epoch: number;
  /** Parts are counted one by one; a hole is what a slow viewer was spared. */
  sequence: number;
  /** When the server had it, in ms since 1970. */
  serverMs: number;
  payload: Uint8Array<ArrayBuffer>;
};

export function decode(data: ArrayBuffer): Message | null {
  if (data.byteLength < HEADER) return null;
  const view = new DataView(data);
  const kind = view.getUint8(0);
  const key = view.getUint8(1);
  const serverMs = view.getFloat64(8);
  if (kind > Kind.end || key > 1 || Number.isNaN(serverMs)) return null;
  return {
    kind,
    key: key === 1,
    rendition: view.getUint8(2),
    epoch: view.getUint8(3),
    sequence: view.getUint32(4),
    serverMs,
    payload: new Uint8Array(data, HEADER)
  };
}

/** Whether an epoch comes after another, in a circle of 256. */
export function isNewer(epoch: number, than: number): boolean {
  const step = (epoch - than + EPOCHS) % EPOCHS;
  return step > 0 && step < EPOCHS / 2;
}

/** Parts as one piece: one append costs the browser as much as ten. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

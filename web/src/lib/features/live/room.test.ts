/** What is said in a room is stored once, however the line breaks, and refused only for good. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '#lib/core/realtime.svelte.ts';
import type { RoomComment } from './frames.ts';
import { Room } from './room.svelte.ts';

const line = vi.hoisted(() => ({
  up: true,
  sent: [] as Frame[],
  listeners: new Map<string, (frame: Frame) => void>()
}));
vi.mock('#lib/core/realtime.svelte.ts', () => ({
  realtime: {
    send: (frame: Frame) => line.up && line.sent.push(frame) > 0,
    on: (kind: string, listener: (frame: Frame) => void) => {
      line.listeners.set(kind, listener);
      return () => line.listeners.delete(kind);
    }
  }
}));
/** The tabs of a browser, told at once. */
class Channel {
  static all = new Set<Channel>();
  onmessage: (() => void) | null = null;
  constructor(readonly name: string) {
    Channel.all.add(this);
  }
  postMessage() {
    for (const other of Channel.all) {
      if (other !== this && other.name === this.name) other.onmessage?.();
    }
  }
  close() {
    Channel.all.delete(this);
  }
}
vi.stubGlobal('BroadcastChannel', Channel);
vi.mock('#lib/core/session.svelte.ts', () => ({ session: { me: null } }));
const api = vi.hoisted(() => ({
  shown: [] as RoomComment[],
  more: false,
  /** Once for each answer that waits until it is called. */
  slow: [] as (() => void)[],
  hold: false
}));
vi.mock('./api.ts', () => ({
  fetchComments: async () => {
    const { shown: items, more } = api;
    if (api.hold) await new Promise<void>((answer) => api.slow.push(answer));
    return { items, more };
  }
}));

const hear = (t: string, more: object = {}) => line.listeners.get(t)?.({ t, room: '1', ...more });
const sent = (t: string) => line.sent.filter((frame) => frame.t === t);

function letIn(e = 1) {
  const state = { live: 'live', viewers: 1, peak: 1, hearts: 0 };
  hear('room', { e, state, comments: [], next: 1, me: { hearts: 0, can_say: true } });
}

let room: Room;
let close: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [line.up, line.sent] = [true, []];
  room = new Room('1');
  close = room.open();
  letIn();
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

const refuse = (code: string, retry_ms?: number) =>
  hear('unsaid', { cid: room.sayings[0]?.cid, code, ...(retry_ms ? { retry_ms } : {}) });

describe('a comment', () => {
  it('is said again until the room has answered, by one timer', async () => {
    room.say('Bravo');
    for (let turn = 0; turn < 3; turn++) letIn();
    expect(sent('say')).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent('say')).toHaveLength(5);
    refuse('too_fast', 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent('say')).toHaveLength(6);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(sent('say')).toHaveLength(6);
  });

  it('waits until one is in the room again', () => {
    hear('hello');
    expect(room.connected).toBe(false);
    room.say('Bravo');
    expect(sent('say')).toEqual([]);
    letIn();
    expect(sent('say')).toHaveLength(1);
  });

  it('is said once more after entering anew, and refused when that does not help', () => {
    room.say('Bravo');
    refuse('not_in_room');
    expect(sent('join')).toHaveLength(2);
    expect(room.sayings[0]?.code).toBeNull();
    letIn();
    expect(sent('say')).toHaveLength(2);
    refuse('not_in_room');
    expect(sent('join')).toHaveLength(2);
    expect(room.sayings[0]?.code).toBe('not_in_room');
  });
});

it('takes out what has gone, and reads again when whom one is shown has changed', async () => {
  const account = { id: '7', handle: 'lou', name: 'Lou', avatar: null };
  const items = [1, 2, 3].map((i) => ({ i, id: `c${i}`, at: i, text: 'mot', account }));
  hear('comments', { e: 1, from: 1, items });
  hear('gone', { e: 0, ids: ['c1'] });
  expect(room.comments).toHaveLength(3);
  hear('gone', { e: 1, ids: ['c1'] });
  expect(room.comments.map(({ id }) => id)).toEqual(['c2', 'c3']);
  api.shown = items.slice(2);
  hear('anew');
  await vi.advanceTimersByTimeAsync(0);
  expect(room.comments.map(({ id }) => id)).toEqual(['c3']);
});

it('offers to read back only where something was said before', async () => {
  const account = { id: '7', handle: 'lou', name: 'Lou', avatar: null };
  const comment = (i: number) => ({ i, id: `c${i}`, at: i, text: 'mot', account });
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => comment(from + at));
  const state = { live: 'live', viewers: 1, peak: 1, hearts: 0 };
  const enter = (comments: RoomComment[], next: number) => {
    close();
    room = new Room('1');
    close = room.open();
    hear('room', { e: 1, state, comments, next, me: { hearts: 0, can_say: true } });
  };
  // The first of five was taken back before one came.
  enter(range(2, 5), 6);
  expect(room.older).toBe(false);
  // All thirty that a room tells, and ten before, of which the first two were taken back.
  enter(range(11, 40), 41);
  expect(room.older).toBe(true);
  [api.shown, api.more] = [range(6, 10), true];
  await room.readOlder();
  expect(room.older).toBe(true);
  [api.shown, api.more] = [range(3, 5), false];
  await room.readOlder();
  expect(room.comments.map(({ i }) => i)).toEqual(range(3, 40).map(({ i }) => i));
  expect(room.older).toBe(false);
  hear('gone', { e: 1, ids: ['c3'] });
  expect(room.older).toBe(false);
});

it('drops what was read before whom one is shown has changed', async () => {
  const account = { id: '7', handle: 'lou', name: 'Lou', avatar: null };
  const items = [1, 2, 3, 4].map((i) => ({ i, id: `c${i}`, at: i, text: 'mot', account }));
  const shown = () => room.comments.map(({ id }) => id);
  api.hold = true;
  // A hole, which is read with all that was said then.
  hear('comments', { e: 1, from: 4, items: items.slice(3) });
  api.shown = items;
  await vi.advanceTimersByTimeAsync(1_500);
  for (const kept of [items.slice(1), items.slice(2)]) {
    api.shown = kept;
    hear('anew');
    await vi.advanceTimersByTimeAsync(0);
  }
  const [hole, older, newer] = api.slow.splice(0);
  newer?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(['c3', 'c4']);
  older?.();
  hole?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(['c3', 'c4']);
  // The hole is read again, as one is shown it now.
  await vi.advanceTimersByTimeAsync(1_500);
  expect(api.slow).toHaveLength(1);
  for (const answer of api.slow.splice(0)) answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(['c3', 'c4']);
  api.hold = false;
});

it('keeps hearts until one is in the room again', async () => {
  hear('hello');
  room.heart();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent('hearts')).toEqual([]);
  letIn();
  await vi.advanceTimersByTimeAsync(500);
  expect(sent('hearts')).toEqual([{ t: 'hearts', room: '1', n: 1 }]);
});

it('counts a second’s hearts over two tabs of one browser', async () => {
  const other = new Room('1');
  const leave = other.open();
  letIn();
  const tapped = [room, other].flatMap((tab) => Array.from({ length: 12 }, () => tab.heart()));
  expect(tapped.filter(Boolean)).toHaveLength(15);
  await vi.advanceTimersByTimeAsync(500);
  leave();
  const counted = sent('hearts').map((frame) => frame['n'] as number);
  expect(counted.reduce((sum, n) => sum + n, 0)).toBe(15);
});

it('knows from the door that the live is over', () => {
  hear('hello');
  hear('refused', { code: 'live_ended' });
  expect(room.live).toBe('ended');
});

it('asks again when what it heard is of an actor that was replaced', async () => {
  letIn(5);
  hear('hello');
  letIn(4);
  expect(room.connected).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent('join')).toHaveLength(3);
});

/** The live line waits longer after each failure, never as long as everybody else, and notices when it is dead. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitBefore } from './realtime.svelte.ts';

it('doubles up to half a minute', () => {
  expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000]);
  expect(waitBefore(20, 1)).toBe(30_000);
});

it('leaves half of the wait to chance', () => {
  expect(waitBefore(3, 0)).toBe(2000);
});

/** A connection as the server's end of it sees it. */
class Wire {
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: string[] = [];
  closed = false;

  constructor() {
    lines.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
  answer(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

let lines: Wire[];
let happen: Map<string, () => void>;
const line = () => lines.at(-1) as Wire;

describe('a line', () => {
  beforeEach(async () => {
    vi.useFakeTimers();
    [lines, happen] = [[], new Map()];
    vi.stubGlobal('WebSocket', Wire);
    vi.stubGlobal('location', { protocol: 'https:', host: 'rampe.test' });
    vi.stubGlobal('document', { hidden: false });
    vi.stubGlobal('addEventListener', (name: string, run: () => void) => happen.set(name, run));
    vi.resetModules();
    const { realtime } = await import('./realtime.svelte.ts');
    realtime.restart();
    line().answer({ t: 'hello', ping_ms: 25_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('that answers stays', async () => {
    await vi.advanceTimersByTimeAsync(25_000);
    line().answer({ t: 'pong' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(line().sent).toEqual(['{"t":"ping"}']);
    expect(lines).toHaveLength(1);
  });

  it('that does not answer a ping gives way to another', async () => {
    await vi.advanceTimersByTimeAsync(25_000 + 8_000 + 500);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ closed: true, onmessage: null });
  });

  it.each(['online', 'visibilitychange'])('is asked at once on %s', async (name) => {
    happen.get(name)?.();
    happen.get(name)?.();
    expect(line().sent).toEqual(['{"t":"ping"}']);
    await vi.advanceTimersByTimeAsync(8_000 + 500);
    expect(lines).toHaveLength(2);
  });

  it('is not asked when a page is hidden', () => {
    vi.stubGlobal('document', { hidden: true });
    happen.get('visibilitychange')?.();
    expect(line().sent).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LADDER, stepsOf, type Step } from './formats.ts';
import { FULL_S } from './pressure.ts';
import { Publisher, waitBefore, type Health, type Line, type PublisherState } from './publisher.ts';

const SLICE = new Blob(['slice']);

/** A connection as the server's end of it sees it. */
class Wire implements Line {
  onopen: Line['onopen'] = null;
  onmessage: Line['onmessage'] = null;
  onclose: Line['onclose'] = null;
  bufferedAmount = 0;
  sent: (string | Blob)[] = [];
  closed = false;

  send(data: string | Blob | BufferSource) {
    this.sent.push(data as string | Blob);
  }
  close() {
    this.closed = true;
  }
  get said() {
    return this.sent.filter((each) => typeof each === 'string').map((each) => JSON.parse(each));
  }
  get slices() {
    return this.sent.filter((each) => typeof each !== 'string').length;
  }
  async accept(ready = true) {
    this.onopen?.call(this as unknown as WebSocket, new Event('open'));
    await vi.advanceTimersByTimeAsync(0);
    if (ready) this.answer({ t: 'ready', live: '1', transcoded: false });
  }
  answer(frame: object) {
    const event = new MessageEvent('message', { data: JSON.stringify(frame) });
    this.onmessage?.call(this as unknown as WebSocket, event);
  }
  cut() {
    this.onclose?.call(this as unknown as WebSocket, new Event('close') as CloseEvent);
  }
}

type Taped = { step: Step; slice: (blob?: Blob) => void; die: () => void; stopped: boolean };

let lines: Wire[];
let runs: Taped[];
let states: PublisherState[];
let healths: Health[];
let steps: [Step, boolean][];
let camera: boolean;
let broken: boolean;

function publisher() {
  return new Publisher({
    connect: () => {
      const wire = new Wire();
      lines.push(wire);
      return wire;
    },
    begin: (step, onslice, ondead) => {
      if (broken) return Promise.reject(new DOMException('', 'NotSupportedError'));
      if (!camera) return Promise.resolve(null);
      const slice = (blob = SLICE) => onslice(blob);
      const taped: Taped = { step, slice, die: ondead, stopped: false };
      runs.push(taped);
      const stop = () => (taped.stopped = true);
      return Promise.resolve({ mime: 'video/webm', width: 720, height: 1280, fps: 30, stop });
    },
    steps: stepsOf('normal'),
    onstate: (state) => states.push(state),
    onhealth: (health) => healths.push(health),
    onstep: (step, paused) => steps.push([step, paused])
  });
}

const line = () => lines.at(-1) as Wire;
const run = () => runs.at(-1) as Taped;

async function onAir() {
  const made = publisher();
  made.open();
  await line().accept();
  return made;
}

/** Time passes on a line on which the server is heard. */
async function pass(ms: number, slices = false) {
  for (let at = 0; at < ms; at += 250) {
    line().answer({ t: 'pong', at: 0 });
    if (slices) run().slice();
    await vi.advanceTimersByTimeAsync(250);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  [lines, runs, states, healths, steps] = [[], [], [], [], []];
  [camera, broken] = [true, false];
});
afterEach(() => vi.useRealTimers());

describe('Publisher', () => {
  it('says what it sends before the first slice, and passes slices on in order', async () => {
    const made = await onAir();
    run().slice();
    run().slice();
    expect(line().said[0]).toEqual({
      t: 'start',
      mime: 'video/webm',
      width: 720,
      height: 1280,
      fps: 30,
      kbps: 2500
    });
    expect(line().slices).toBe(2);
    expect(made.state).toEqual({ name: 'sending', transcoded: false });
  });

  it('passes health on', async () => {
    await onAir();
    const health = { kbps: 2400, fps: 29.5, lost: 1, delay_ms: 80, warnings: ['no_sound'] };
    line().answer({ t: 'health', ...health });
    expect(healths).toEqual([health]);
  });

  it('begins a new recorder for another device, and nothing of the old one comes after it', async () => {
    const made = await onAir();
    const before = run();
    made.renew();
    await vi.advanceTimersByTimeAsync(0);
    before.slice();
    expect(before.stopped).toBe(true);
    expect(line().slices).toBe(0);
    expect(line().said.at(-1)).toMatchObject({ t: 'restart' });
  });

  it('comes back with a new recorder after a cut, with waits that grow', async () => {
    const made = await onAir();
    line().cut();
    expect(made.state).toEqual({ name: 'waiting', attempt: 1 });
    expect(runs[0]?.stopped).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    line().cut();
    expect(made.state).toEqual({ name: 'waiting', attempt: 2 });
    await vi.advanceTimersByTimeAsync(600);
    await line().accept();
    expect(lines).toHaveLength(3);
    expect(line().said[0]).toMatchObject({ t: 'start' });
    expect(made.state.name).toBe('sending');
  });

  it('tries at once when the network is back', async () => {
    const made = await onAir();
    for (let cut = 0; cut < 6; cut++) {
      line().cut();
      await vi.advanceTimersByTimeAsync(5000);
    }
    line().cut();
    const tries = lines.length;
    made.nudge();
    expect(lines).toHaveLength(tries + 1);
  });

  it('leaves a line on which nothing is heard any more', async () => {
    const made = await onAir();
    await vi.advanceTimersByTimeAsync(6500);
    expect(lines[0]?.closed).toBe(true);
    expect(made.state.name).toBe('waiting');
  });

  it('asks sooner whether the line is still good after a change of the network', async () => {
    const made = await onAir();
    await pass(1000);
    made.nudge();
    expect(line().said.at(-1)).toMatchObject({ t: 'ping' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(made.state.name).toBe('waiting');
  });

  it('does not wait for a server that never answers', async () => {
    const made = publisher();
    made.open();
    await vi.advanceTimersByTimeAsync(8100);
    expect(made.state.name).toBe('waiting');
  });

  it('says why it was refused, and leaves it at that', async () => {
    const made = publisher();
    made.open();
    await line().accept(false);
    line().answer({ t: 'refused', code: 'live_needs_followers', detail: 'd' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(made.state).toEqual({ name: 'refused', code: 'live_needs_followers', detail: 'd' });
    expect(lines).toHaveLength(1);
    expect(run().stopped).toBe(true);
  });

  it('finds its own dead connection in the way and tries again; another device ends that', async () => {
    const made = await onAir();
    line().cut();
    const taken = { t: 'refused', code: 'live_taken', detail: '' };
    await vi.advanceTimersByTimeAsync(300);
    await line().accept(false);
    line().answer(taken);
    expect(made.state.name).toBe('waiting');
    await vi.advanceTimersByTimeAsync(11_000);
    await line().accept(false);
    line().answer(taken);
    expect(made.state).toEqual({ name: 'refused', code: 'live_taken', detail: '' });
  });

  it('finds the connection it had before a reload in the way, and asks again when told to', async () => {
    const made = publisher();
    const taken = { t: 'refused', code: 'live_taken', detail: '' };
    made.open();
    await line().accept(false);
    line().answer(taken);
    expect(made.state.name).toBe('waiting');
    await vi.advanceTimersByTimeAsync(11_000);
    await line().accept(false);
    line().answer(taken);
    expect(made.state.name).toBe('refused');
    made.open();
    await line().accept(false);
    line().answer(taken);
    expect(made.state.name).toBe('waiting');
  });

  it('begins a new recorder when one dies on air', async () => {
    await onAir();
    await pass(5000, true);
    expect(runs).toHaveLength(1);
    run().die();
    await pass(500);
    expect(runs).toHaveLength(2);
    expect(line().said.at(-1)).toMatchObject({ t: 'restart' });
  });

  it('begins a new recorder when one gives nothing any more, and lets each of them begin', async () => {
    await onAir();
    await pass(5000, true);
    await pass(1500);
    expect(runs).toHaveLength(1);
    await pass(1000);
    expect(runs).toHaveLength(2);
    run().die();
    await pass(3000);
    expect(runs).toHaveLength(2);
    await pass(2000);
    expect(runs).toHaveLength(3);
    expect(runs[1]?.stopped).toBe(true);
  });

  it('comes back when a recorder cannot begin', async () => {
    const made = await onAir();
    broken = true;
    made.renew();
    await vi.advanceTimersByTimeAsync(0);
    expect(made.state.name).toBe('waiting');
    broken = false;
    await vi.advanceTimersByTimeAsync(300);
    await line().accept();
    expect(made.state.name).toBe('sending');
    expect(line().said[0]).toMatchObject({ t: 'start' });
  });

  it('sends no second recorder before the first one was let in', async () => {
    const made = publisher();
    made.open();
    await line().accept(false);
    run().slice();
    made.renew();
    made.choose(stepsOf('light'));
    await vi.advanceTimersByTimeAsync(0);
    expect(runs.map(({ stopped }) => stopped)).toEqual([true]);
    line().answer({ t: 'ready', live: '1', transcoded: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toHaveLength(2);
    expect(line().said.map(({ t, kbps }) => [t, kbps])).toEqual([
      ['start', 2500],
      ['restart', 1500]
    ]);
    line().answer({ t: 'ready', live: '1', transcoded: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toHaveLength(2);
  });

  it('sends less before it sends nothing', async () => {
    await onAir();
    await pass(3000);
    line().bufferedAmount = (2500 * 1000) / 8;
    await pass(1000);
    expect(steps.at(-1)).toEqual([LADDER[2], false]);
    expect(runs[0]?.stopped).toBe(true);
    expect(line().said.at(-1)).toMatchObject({ t: 'restart', kbps: 1500 });
  });

  it('never lets more wait than its limit and one slice', async () => {
    await onAir();
    const slice = new Blob([new Uint8Array(40_000)]);
    for (let at = 0; at < 60_000; at += 100) {
      // A line that takes 200 kb/s: less than the least step.
      line().bufferedAmount = Math.max(0, line().bufferedAmount - 2500);
      const taped = run();
      const bytes = (taped.step.kbps * 100) / 8;
      if (!taped.stopped) {
        line().bufferedAmount += bytes;
        taped.slice(slice.slice(0, bytes));
      }
      line().answer({ t: 'pong', at: 0 });
      await vi.advanceTimersByTimeAsync(100);
      const most = (FULL_S * 2500 * 1000) / 8;
      expect(line().bufferedAmount).toBeLessThanOrEqual(most + (2500 * 100) / 8);
    }
    expect(steps.some(([, paused]) => paused)).toBe(true);
    expect(run().step).toEqual(LADDER.at(-1));
    expect(states.filter((state) => state.name === 'waiting')).toEqual([]);
  });

  it('goes on when there is a camera again', async () => {
    const made = await onAir();
    camera = false;
    made.renew();
    await vi.advanceTimersByTimeAsync(0);
    expect(made.state.name).toBe('sending');
    camera = true;
    made.renew();
    await vi.advanceTimersByTimeAsync(0);
    expect(line().said.at(-1)).toMatchObject({ t: 'restart' });
  });

  it('says good-bye', async () => {
    const made = await onAir();
    made.stop();
    expect(line().said.at(-1)).toEqual({ t: 'bye' });
    expect(line().closed).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lines).toHaveLength(1);
    expect(made.state.name).toBe('stopped');
  });
});

describe('waitBefore', () => {
  it('grows to four seconds, half of it by chance', () => {
    expect(waitBefore(0, 0)).toBe(125);
    expect(waitBefore(0, 1)).toBe(250);
    expect(waitBefore(9, 1)).toBe(4000);
  });
});

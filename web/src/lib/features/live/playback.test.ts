/** A live goes on: asleep, in the background, on another network, without sockets, from its past (GOL-03). */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Play } from './api.ts';
import type { Playback as Playing } from './playback.svelte.ts';
import {
  house,
  last,
  network,
  SocketStandIn,
  SourceStandIn,
  stage,
  standIn,
  VideoStandIn
} from './stand-ins.ts';
import { Kind } from './wire.ts';

const hls = vi.hoisted(() => ({ loaded: [] as string[] }));
vi.mock('hls.js', () => ({
  default: class {
    config = {};
    loadSource = (url: string) => hls.loaded.push(url);
    on = () => undefined;
    attachMedia = () => undefined;
    destroy = () => undefined;
  },
  ErrorTypes: {},
  Events: {}
}));

const PLAY = {
  state: 'live',
  push: '/live/1/push',
  hls: '/live/1/main.m3u8',
  event: '/live/1/0/event.m3u8',
  recording: null
} as unknown as Play;
const MINUTE = 60_000;

let video: VideoStandIn;
let playback: Playing;
const fetchPlay = vi.fn<() => Promise<Play>>();
const onstate = vi.fn();
const onrefused = vi.fn();

const sockets = () => SocketStandIn.all;
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function opened({ mse = true, audioFirst = false } = {}) {
  standIn({ mse });
  vi.resetModules();
  const { Playback } = await import('./playback.svelte.ts');
  video = new VideoStandIn();
  const element = video as unknown as HTMLVideoElement;
  playback = new Playback(element, { fetchPlay, onstate, onrefused, audioFirst });
}

/** Plays by push, with a picture on screen. */
async function watching(options = {}) {
  await opened(options);
  playback.join();
  await settle();
  last(sockets()).begin();
  await settle(100);
  video.tell('loadeddata');
  expect([playback.way, playback.playing]).toEqual(['push', true]);
}

beforeEach(() => {
  vi.useFakeTimers();
  hls.loaded = [];
  fetchPlay.mockReset().mockResolvedValue(PLAY);
  onstate.mockReset();
  onrefused.mockReset();
});
afterEach(() => {
  playback.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('asleep', () => {
  it('nothing is sent to who neither sees nor hears it, and it begins anew', async () => {
    await watching();
    video.muted = true;
    stage.turn(true);
    expect(last(sockets()).readyState).not.toBe(SocketStandIn.OPEN);
    stage.turn(false);
    await settle();
    expect(sockets()).toHaveLength(2);
    expect(playback.way).toBe('push');
  });

  const heard: [string, { audioFirst?: boolean }, () => void][] = [
    ['with sound', {}, () => (video.muted = false)],
    ['as a podcast', { audioFirst: true }, () => (video.muted = true)],
    [
      'in its small window',
      {},
      () => {
        video.muted = true;
        stage.pictureInPictureElement = video;
      }
    ]
  ];
  it.each(heard)('it goes on %s', async (_, options, arrange) => {
    await watching(options);
    arrange();
    stage.turn(true);
    await settle(1_000);
    stage.turn(false);
    await settle();
    expect(sockets()).toHaveLength(1);
    expect(last(sockets()).readyState).toBe(SocketStandIn.OPEN);
  });

  it('it ends when the small window is closed behind one’s back', async () => {
    await watching();
    video.muted = true;
    stage.pictureInPictureElement = video;
    stage.turn(true);
    stage.pictureInPictureElement = null;
    video.tell('leavepictureinpicture');
    expect(last(sockets()).readyState).not.toBe(SocketStandIn.OPEN);
  });

  it('what a call stops in the background goes on when it is looked at again', async () => {
    await watching({ audioFirst: true });
    stage.turn(true);
    video.pause();
    await settle();
    expect(last(sockets()).readyState).not.toBe(SocketStandIn.OPEN);
    expect(playback.held).toBe(false);
    stage.turn(false);
    await settle();
    last(sockets()).begin();
    await settle(100);
    expect([sockets().length, video.paused, playback.held]).toEqual([2, false, false]);
  });

  it('or by the key of the lock screen, which never stops it', async () => {
    await watching({ audioFirst: true });
    stage.turn(true);
    video.pause();
    await settle();
    playback.play();
    await settle();
    last(sockets()).begin();
    await settle(100);
    expect([sockets().length, video.paused, playback.held]).toEqual([2, false, false]);
    playback.play();
    expect(sockets()).toHaveLength(2);
  });
});

describe('stopped by hand', () => {
  it('it leaves the line, and comes back to now', async () => {
    await watching();
    playback.pause();
    await settle();
    expect([playback.held, video.paused]).toEqual([true, true]);
    expect(last(sockets()).readyState).not.toBe(SocketStandIn.OPEN);
    playback.play();
    await settle();
    expect([playback.held, sockets().length]).toEqual([false, 2]);
  });

  it('the browser’s own controls are a hand too', async () => {
    await watching();
    video.pause();
    await settle();
    expect(playback.held).toBe(true);
    await video.play();
    await settle();
    expect([playback.held, sockets().length]).toEqual([false, 2]);
  });

  it('it stays stopped when it is looked at again', async () => {
    await watching();
    playback.pause();
    stage.turn(true);
    stage.turn(false);
    await settle();
    expect([playback.held, sockets().length]).toEqual([true, 1]);
  });
});

describe('another network', () => {
  it.each([
    ['the network is back', () => house.dispatchEvent(new Event('online'))],
    ['the network is another', () => network.dispatchEvent(new Event('change'))]
  ])('asks whether the line still leads there when %s', async (_, change) => {
    await watching();
    const [socket] = sockets();
    const asked = () => socket?.sent.filter(({ t }) => t === 'ping').length;
    const before = asked() ?? 0;
    change();
    expect(asked()).toBe(before + 1);
    // It does not.
    await settle(4_000);
    expect(socket?.readyState).not.toBe(SocketStandIn.OPEN);
    await settle(1_000);
    expect(sockets()).toHaveLength(2);
    expect(playback.way).toBe('push');
  });

  it('does not wait for a try that is due later', async () => {
    await watching();
    // The server is away: each try is later than the one before.
    for (let times = 0; times < 5; times += 1) {
      last(sockets()).drop();
      const before = sockets().length;
      house.dispatchEvent(new Event('online'));
      await settle();
      expect(sockets()).toHaveLength(before + 1);
    }
    expect(playback.way).toBe('push');
  });
});

describe('where push does not get through', () => {
  async function blocked() {
    await opened();
    playback.join();
    for (let times = 0; times < 2; times += 1) {
      await settle(1_000);
      last(sockets()).drop();
    }
    await settle();
    expect([playback.way, hls.loaded]).toEqual(['hls', [PLAY.hls]]);
  }

  it('it comes by HLS after two sockets that brought nothing', blocked);

  it('and by push again when a try beside it brings something, without a moment lost', async () => {
    await blocked();
    await settle(MINUTE);
    const probe = last(sockets());
    expect([playback.way, sockets().length]).toEqual(['hls', 3]);
    probe.greet();
    expect(playback.way).toBe('hls');
    probe.bring(Kind.part);
    await settle();
    last(sockets()).begin();
    await settle(100);
    expect([playback.way, playback.playing]).toEqual(['push', true]);
    expect(probe.readyState).not.toBe(SocketStandIn.OPEN);
  });

  it('a try that brings nothing disturbs nobody, and the next one is later', async () => {
    await blocked();
    await settle(MINUTE);
    last(sockets()).drop();
    await settle(MINUTE);
    expect([playback.way, sockets().length, hls.loaded.length]).toEqual(['hls', 3, 1]);
    await settle(MINUTE);
    expect(sockets()).toHaveLength(4);
  });

  it('nothing is tried while nobody looks: then when somebody does', async () => {
    await blocked();
    stage.hidden = true;
    await settle(2 * MINUTE);
    expect(sockets()).toHaveLength(2);
    stage.turn(false);
    await settle();
    expect(sockets()).toHaveLength(3);
  });

  it('the browser plays by itself that has no media source', async () => {
    await opened({ mse: false });
    playback.join();
    await settle();
    expect([playback.way, video.src, sockets().length]).toEqual(['hls', PLAY.hls, 0]);
    expect(hls.loaded).toEqual([]);
    playback.rest();
    expect(video.src).toBe('');
  });

  it('and asks for its address again when that breaks, a few times', async () => {
    await opened({ mse: false });
    playback.join();
    await settle();
    for (let times = 1; times <= 6; times += 1) {
      const again = { ...PLAY, hls: `/live/1~${times}/main.m3u8` };
      fetchPlay.mockResolvedValue(again);
      video.tell('error');
      await settle(700 * times);
      expect([video.src, playback.failed]).toEqual([again.hls, false]);
    }
    video.tell('error');
    expect([playback.way, playback.failed]).toEqual([null, true]);
  });
});

describe('its past', () => {
  async function back() {
    await watching();
    await playback.rewind();
    await settle();
    expect([playback.way, hls.loaded]).toEqual(['past', [PLAY.event]]);
    expect(last(sockets()).readyState).not.toBe(SocketStandIn.OPEN);
  }

  it('plays from its beginning, and back to now', async () => {
    await back();
    playback.join();
    await settle();
    last(sockets()).begin();
    await settle(100);
    expect([playback.way, playback.past, video.paused]).toEqual(['push', null, false]);
  });

  it('is stopped and goes on as any video does', async () => {
    await back();
    playback.toggle();
    await settle();
    expect([video.paused, playback.held]).toEqual([true, false]);
    playback.play();
    expect(video.paused).toBe(false);
  });

  it('goes on where it broke off, twice a minute at most', async () => {
    await back();
    video.currentTime = 42;
    video.tell('timeupdate');
    playback.broken();
    await settle();
    video.tell('loadedmetadata');
    expect([playback.way, video.currentTime, hls.loaded.length]).toEqual(['past', 42, 2]);
    playback.broken();
    await settle();
    playback.broken();
    expect(playback.failed).toBe(true);
  });

  it('becomes the recording when the live has ended meanwhile', async () => {
    await back();
    const recording = { hls: '/media/1.m3u8' };
    fetchPlay.mockResolvedValue({ ...PLAY, event: null, recording } as unknown as Play);
    playback.broken();
    await settle();
    expect([playback.way, last(hls.loaded)]).toEqual(['recording', recording.hls]);
  });
});

describe('a source that breaks', () => {
  it('begins anew with another one', async () => {
    await watching();
    last(SourceStandIn.all).buffer?.dispatchEvent(new Event('error'));
    await settle();
    last(sockets()).begin();
    await settle(100);
    expect([playback.way, SourceStandIn.all.length]).toEqual(['push', 2]);
    expect(last(SourceStandIn.all).buffer?.appended).toEqual([2]);
  });

  it('leads to HLS when it does so again and again', async () => {
    await watching();
    for (let times = 0; times < 5; times += 1) {
      last(SourceStandIn.all).buffer?.dispatchEvent(new Event('error'));
      await settle();
      if (playback.way === 'push') last(sockets()).begin();
      await settle(100);
    }
    expect(playback.way).toBe('hls');
  });
});

it('who may not watch it any more is told', async () => {
  await watching();
  const { ApiError } = await import('#lib/api/problem.ts');
  fetchPlay.mockRejectedValue(new ApiError(404, 'live_not_found'));
  last(sockets()).drop(4404);
  await settle();
  expect(onrefused).toHaveBeenCalledOnce();
  expect([playback.way, playback.failed]).toEqual([null, true]);
});

describe('the small window', () => {
  it('is opened and closed by the same key', async () => {
    await watching();
    expect(playback.canFloat).toBe(true);
    await playback.float();
    expect(video.requestPictureInPicture).toHaveBeenCalledOnce();
    await playback.float();
    expect(stage.exitPictureInPicture).toHaveBeenCalledOnce();
  });

  it('is refused without a word, and not offered where there is none', async () => {
    await watching();
    video.requestPictureInPicture.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await playback.float();
    stage.pictureInPictureEnabled = false;
    expect(playback.canFloat).toBe(false);
  });
});

describe('renditions', () => {
  it('are offered that come while one watches, and the wish for one is sent', async () => {
    await watching();
    const line = last(sockets());
    expect(playback.renditions.map(({ id }) => id)).toEqual([0]);
    line.say({ t: 'codecs', rendition: 1, codecs: 'avc1.42E01E', width: 202, height: 360 });
    expect(playback.renditions.map(({ id, height }) => [id, height])).toEqual([
      [0, 640],
      [1, 360]
    ]);
    line.say({ t: 'codecs', rendition: 2, codecs: 'avc1.42E01F', width: 304, height: 540 });
    expect(playback.renditions.map(({ height }) => height)).toEqual([640, 540, 360]);
    expect(playback.present).toBe(0);
    playback.want(2);
    expect(line.sent).toContainEqual({ t: 'want', rendition: 2 });
  });
});
